"""The page: a door for officials over the errands of the desk, on this machine only.

Routes, templates and forms; every errand is one call of `desk`, no rule of the field stands here. Needs the extra `web`.
"""
