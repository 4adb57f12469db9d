@echo off
rem Bam dup de mo trang lam viec trong trinh duyet. Tha mot tep Word, PDF len bieu tuong nay de mo tep do.
rem Chua duoc thu tren Windows: neu khong chay, mo cua so lenh trong thu muc nay va go: py run.py
setlocal
set "CHUONG_TRINH=%~dp0run.py"
set "PY=py -3"
where py >nul 2>nul || set "PY=python"
if "%~1"=="" (
  if not exist "%USERPROFILE%\Documents\Van ban xa" mkdir "%USERPROFILE%\Documents\Van ban xa"
  %PY% "%CHUONG_TRINH%" serve "%USERPROFILE%\Documents\Van ban xa"
) else (
  %PY% "%CHUONG_TRINH%" serve %*
)
if errorlevel 1 pause
