"""What a sentence says: a word left out, its meaning turned round, one idea told twice; beside what only looks so."""

from __future__ import annotations

from datetime import date

import pytest

from cchc_docs.checking.examples import example_read
from cchc_docs.checking.runner import check

CODES = {"CH17", "CH31", "CH32", "CH42", "CH43", "CH44", "CH45", "CH46", "CH47", "CH50", "CH58", "CH59", "CH60", "CH99"}
TOLD = [
    ("CH45", "Chủ đò hành chấp lệnh nghỉ bến.", "hành chấp"),
    ("CH45", "Sổ bến được yết niêm tại đình.", "yết niêm"),
    ("CH45", "Đoàn xã cường tăng dạy bơi.", "cường tăng"),
    ("CH45", "Hai thôn hợp phối nạo luồng.", "hợp phối"),
    ("CH45", "Người dân tham giám gia sát việc chia bãi.", "tham giám gia"),
    ("CH45", "Kể ghi từ sổ, bến đã có mười đò.", "Kể ghi từ"),
    ("CH45", "Đối các với nhà thuyền nghèo, bến không thu vé.", "Đối các với"),
    ("CH47", "Thôn báo cáo báo kết quả nạo luồng.", "báo cáo báo"),
    ("CH47", "Bến được đầu tư đầu cột đèn.", "đầu tư đầu"),
    ("CH47", "Việc giữ phao quyết giải quyết xong trước lũ.", "quyết giải quyết"),
    ("CH46", "Những phương như phà, ghe phải đăng kiểm.", "Những phương như"),
    ("CH31", "Bến làm việc cải hành chính ở thôn.", "cải hành chính"),
    ("CH46", "Nhà thuyền nắm được các phương.", "các phương"),
    ("CH58", "Giữ phao cho chắc, không để ra sự cố.", "để ra"),
    ("CH58", "Nạo luồng ở bãi Cát, mũi Gà và mũi.", "mũi"),
    ("CH58", "Cấp phao cho trẻ, nhà thuyền, khách đò, kết thúc.", "kết thúc"),
    ("CH58", "Luồng cạn nhất là khi trong vụ cá.", "khi trong"),
    ("CH99", "Bến sửa được nhờ sự đóng góp từ của các nhà thuyền.", "góp từ của"),
    ("CH99", "Tiền kê bến là hỗ trợ từ của các nhà thuyền.", "trợ từ của"),
    ("CH99", "Ghi tên những và tuổi của người học bơi.", "tên những và"),
    ("CH99", "Sổ bến là chỗ dựa để của việc chia bãi.", "dựa để của"),
    ("CH99", "Mở ba chuyến với có hai trăm khách.", "chuyến với có"),
    ("CH99", "Thôn kiểm tra việc và ghi sổ phao cứu sinh.", "tra việc và"),
    ("CH99", "Kê bến xong. Các và nhà thuyền cùng rửa.", "Các và"),
    ("CH60", "Cho nên vì thế phà nghỉ.", "Cho nên vì thế"),
    ("CH58", "Nạo luồng sâu, nâng tỷ lệ đò chạy đêm 40%.", "nâng tỷ lệ đò chạy đêm"),
    ("CH58", "Nâng tổng số phao 40 chiếc.", "Nâng tổng số phao"),
    ("CH99", "Kê bến nhằm và giữ đò qua lũ.", "bến nhằm và"),
    ("CH99", "Nhắc các chủ đò và các, nhà thuyền.", "và các,"),
    ("CH44", "Thôn mời các triển khai phao cứu sinh.", "các triển khai"),
    ("CH44", "Bến phối hợp với kiểm tra sổ đò.", "phối hợp với kiểm tra"),
    ("CH44", "Giao chủ trì kê bến trước mùa lũ.", "Giao chủ trì"),
    ("CH44", "Việc nạo luồng do chủ trì.", "do chủ trì"),
    ("CH44", "Treo biển nhằm nhận thức của khách.", "nhằm nhận thức"),
    ("CH44", "Thường xuyên chất lượng phao.", "Thường xuyên chất lượng"),
    ("CH44", "Kê bến. Đẩy mạnh của các chủ đò.", "Đẩy mạnh của"),
    ("CH17", "Vé đò mới áp dụng đối với. Khách quen giữ vé cũ.", "dụng đối với."),
    ("CH17", "Thả phao neo tại. Khách chờ ở đình.", "phao neo tại."),
    ("CH17", "Bến mở cửa từ ngày 5 đến; đò ngang nghỉ.", "ngày 5 đến;"),
    ("CH17", "Chủ đò ghi tên khách và để.", "khách và để."),
    ("CH99", "Thả phao neo tại, khách chờ ở đình.", "neo tại,"),
    ("CH46", "Bến sửa theo kế của ban.", "theo kế của"),
    ("CH46", "Hai thôn góp sức nâng.", "sức nâng"),
    ("CH99", "Nhắc nhà thuyền khi và hẹn ngày kê bến.", "thuyền khi và"),
    ("CH60", "Lấn bãi thì xử lý theo quy định của thôn theo quy định.", "theo quy định"),
    ("CH60", "Số vé đạt không dùng tiền mặt đạt 40%.", "đạt"),
    ("CH58", "100% nhà thuyền ký sổ bến; 100% chủ đò.", "100% chủ đò"),
    ("CH58", "Kê lại bãi Cau, bến Trầu và đình khu; đo bãi Cau, bến Trầu và khu.", "khu"),
    ("CH44", "Thợ bến xem lại kết quả của rà soát phao.", "của rà soát"),
    ("CH50", "Hai thôn tiếp tục duy trì. Bến trên nghỉ.", "thôn tiếp tục duy trì."),
    ("CH58", "Mở thêm 02 cho nhà thuyền.", "Mở thêm 02"),
    ("CH58", "Qua hai phiên chợ bến đã giúp bà con bán hết cá.", "Qua hai phiên chợ bến đã giúp"),
    ("CH58", "Nạo thêm luồng, nâng tổng số luồng sâu 6 luồng.", "nâng tổng số luồng sâu"),
    ("CH59", "Loa được sửa lại do chưa được sửa lại.", "được sửa lại do chưa được sửa lại"),
    ("CH60", "Máy hỏng, do vậy cho nên phà nghỉ.", "do vậy cho nên"),
    ("CH60", "Nhà thuyền được cấp phao để được cấp.", "cấp phao để được cấp"),
    ("CH60", "Kết quả dạy bơi đạt nhiều kết quả tốt.", "Kết quả dạy bơi đạt nhiều kết quả"),
    ("CH42", "Ghi nhật ký, của từng chuyến đò.", ", của"),
    ("CH43", "Khách xem Điều 12.Vé đò.", "12."),
    ("CH43", "Nạo luồng; Phối hợp kê bến.", "Phối hợp"),
    ("CH42", "Công tác giữ luồng, giữ bến, đã được hai thôn làm tốt.", "Công tác giữ luồng, giữ bến, "),
    ("CH58", "Đội cứu hộ trực ở đập tràn nhằm bảo vệ và các em.", "nhằm bảo vệ và các em"),
    ("CH58", "Nhà nào lấn bãi thì nhắc nhở và theo thẩm quyền; đo lại bãi.", "nhắc nhở và theo thẩm quyền"),
    ("CH58", "Không để nhà nào góp công nhưng chưa nào được ghi sổ.", "nhưng chưa nào"),
    ("CH58", "Đóng thêm phà thì xin phê duyệt cơ quan cấp trên.", "xin phê duyệt cơ quan cấp trên"),
    ("CH58", "Mong tỉnh bố trí đặc khu nguồn lực nạo luồng.", "bố trí đặc khu nguồn lực"),
    ("CH58", "Đèn báo luồng cần hoàn thành mùa bão.", "cần hoàn thành mùa bão"),
    ("CH59", "Chủ phà cam kết không kê khai số khách trung thực.", "cam kết không kê khai số khách trung thực"),
    ("CH59", "Bốc thăm chỗ neo phải đẩy lùi minh bạch.", "đẩy lùi minh bạch"),
    ("CH59", "Tổ tự quản phát huy tệ nạn lãng phí trong đám hiếu.", "phát huy tệ nạn lãng phí"),
    ("CH60", "Phà nghỉ ba buổi do bởi vì máy hỏng.", "do bởi vì"),
    (
        "CH60",
        "Việc vượt quyền thì trình cơ quan có thẩm quyền cho quyết định.",
        "trình cơ quan có thẩm quyền cho quyết định",
    ),
    ("CH60", "Khởi công khi có ý kiến thẩm định của Sở Xây dựng thẩm định.", "thẩm định của Sở Xây dựng thẩm định"),
    ("CH60", "Tổ chức một buổi học bơi tổ chức ở bến trên.", "Tổ chức một buổi học bơi tổ chức"),
    ("CH60", "Vá loa nhằm nâng cao giờ phát tin nhằm nâng cao hiểu biết.", "nhằm nâng cao giờ phát tin nhằm nâng cao"),
    (
        "CH60",
        "Dạy bơi cho trẻ ven sông, đồng thời mở lớp dạy bơi cho trẻ ven sông.",
        "đồng thời mở lớp dạy bơi cho trẻ ven sông",
    ),
]
LEFT = [
    "Khi và chỉ khi nước rút; bến đạt chuẩn đạt 40%; làm theo quy định của bến và theo quy định của thôn; 60% nhà có đò; 12% nhà nghèo.",
    "Nhà bán rau, quả ghi các ưu, nhược điểm của bến; phao tự chế; thời gian thực; kinh nội đồng; hẻm thông ra sông.",
    "Đò đã, đang và sẽ chạy; khách làm theo; nước tràn vào, lũ về; chứng từ, hiện tại, đôi khi; phiếu gửi về, văn bản đến.",
    "Đò chỉ cách nhau một mét; đổi bến, đổi trường hoặc đổi chợ.",
    "Bến lập hồ s ơ đò.",  # CH27 tells
    "Xử lý xe độ chế; nhà thuyền đủ đầy, làm ăn dài lâu; thôn xét xem ai được cấp phao; khách gấp tờ phiếu; bà con nói ba thứ tiếng.",
    "Đò mới đổi chủ; phần góp của dân; nhiều ý góp hay; lần đầu bắt được cá lạ; giá đánh theo loại; cấp phân cho vườn; nhớ công mẹ cha.",
    "Vườn trồng rau cải, su hào; khám cho trẻ hở môi.",
    "Từng bước chất lượng đò được nâng lên; các cập nhật của sổ bến; thôn giữ của, giữ người; theo dõi việc của bến.",
    "Nâng cao về chất lượng phao. Tăng cường trong mùa lũ việc trực bến. Đáp ứng với yêu cầu của khách.",
    "Đề nghị các thôn tiếp tục thực hiện. Bến trên nghỉ.",
    "Kê bến; Tổ chức Đảng họp, Kiểm tra viên Lò Văn Ón dự.",
    "Bến có các môn chuyên, bằng hai thứ tiếng; thôn trưởng họp ở nhà sinh hoạt; cây giống đưa tới chỗ trú tránh; khách ra ngoài bến.",
    "Tổ trưởng tổ bến, Cục trưởng Cục Đường thủy cùng họp; vì học đại học nên Văn hóa - Xã hội xã cử người thay.",
    "Phân ủ cấp cho vườn; bình đẳng giới và giới thiệu việc; hình như nước lên, có hình và tiếng.",
    "Không để xảy ra sự cố; đò để ra bến trên; khi trong nhà có người đau; bàn ở mũi Gà và tổ chức thi.",
    "Giao rà soát lại sổ bến cho thôn Mo; giao cho chủ trì cuộc họp quyết định; qua kiểm tra đã khắc phục 5 chỗ lún.",
    "Hội bơi diễn ra sôi nổi, được bà con cổ vũ; đời sống nhà thuyền ổn định, ngày càng được cải thiện; việc kê bến xong sớm, được khen.",
    "Nhà thuyền đến nơi cấp thẻ cũ để được cấp thẻ mới; trẻ nộp đơn học bơi để được học miễn phí; bến của và vì bà con.",
    "Giao việc, kiểm tra việc, đánh giá việc theo sổ bến; lưu tệp soben_2024_2025.",
    "Ghi ý kiến của thôn, của từng nhà thuyền; Tổ Phao, Tổ chức Bến xanh họp; Điều 3. Vé đò.",
    "Các thôn tuyên truyền; không những tuyên truyền mà còn dạy bơi; góp của thực hiện kê bến; người tăng cường tại chốt.",
    "Việc khó thì báo thôn để giải quyết. Tăng cường theo dõi nước; nền nếp được duy trì tại bến, ngày càng được củng cố. Bến giữ gìn sạch sẽ.",
    "Kiểm tra 12 trong 20 đò, cấp 2 và cấp 3 luồng; nhằm nâng cao nhận thức; giao thôn chủ trì, lý do chủ quan.",
    "Bước tiếp theo của việc kê bến; mặt bằng và luồng đã giao; tồn tại theo sổ cũ đã và đang sửa; gửi chứng từ về xã.",
    "Công tác giữ luồng, giữ bến được hai thôn làm tốt; mỗi công việc và mỗi phần việc có người lo.",
    "Qua hai phiên chợ, bến đã giúp bà con bán hết cá; không những được khen mà còn được thưởng.",
    "Nhận lại chứng từ của bến; số khách tăng so với của mùa trước.",
    "Góp của và góp công; làm chỗ để và rửa xuồng.",
    "Không những về mùa lũ mà cả mùa cạn, đò vẫn chạy.",
    "Đội cứu hộ trực để bảo vệ và đưa đón các em; ghi hồ sơ kịp thời và theo quy định.",
    "Không để nhà nào có công mà không được ghi sổ.",
    "Xin cho phép Ủy ban nhân dân xã đóng thêm phà; trình cấp có thẩm quyền phê duyệt.",
    "Mong tỉnh bố trí cho đặc khu nguồn lực nạo luồng; hoàn thành trước mùa bão.",
    "Chủ phà cam kết không chở khách không đúng quy định, kê khai đầy đủ.",
    "Tránh công khai tên người tố giác; chống gian lận, giữ đoàn kết.",
    "Ban không khuyến khích lãng phí trong đám hiếu; tăng cường chống lấn chiếm.",
    "Bến vắng do nguyên nhân khách quan; phà nghỉ vì máy hỏng.",
    "Có ý kiến thẩm định của Sở Xây dựng; tổ thẩm định của tỉnh thẩm định lại.",
    "Tổ chức hội bơi và giao Đoàn xã tổ chức tại bến.",
    "Vá loa để kịp thời báo nước, để bà con dời đò.",
    "Dạy bơi cho trẻ ven sông, đồng thời phát phao cho trẻ ven sông.",
]


def told(sentence: str) -> list[tuple[str, str]]:
    report = check(example_read(f"mo_dau: ['{sentence}']"), on=date(2026, 6, 1), select=tuple(sorted(CODES)))
    return [(one.code, one.quote) for one in report.findings if one.code in CODES]


@pytest.mark.parametrize(("code", "sentence", "quote"), TOLD)
def test_a_sentence_that_does_not_say_it_is_told(code: str, sentence: str, quote: str) -> None:
    assert told(sentence) == [(code, quote)]


@pytest.mark.parametrize("sentence", LEFT)
def test_a_whole_sentence_is_left(sentence: str) -> None:
    assert told(sentence) == []


@pytest.mark.parametrize(
    ("item", "quote"),
    [("Nhà thuyền vay vốn làm lồng cá do.", "lồng cá do."), ("Gỡ nhanh chỗ vướng trong", "chỗ vướng trong")],
)
def test_an_item_that_ends_with_a_joining_word_is_told(item: str, quote: str) -> None:
    assert ends_told(item) == [quote]


@pytest.mark.parametrize(
    "item", ["Việc ấy có lý do.", "Neo đò phía trong", "Khách ra vào tự do;", "Giữ giếng nước trong."]
)
def test_an_item_that_ends_with_a_word_that_only_looks_so_is_left(item: str) -> None:
    assert ends_told(item) == []


def ends_told(item: str) -> list[str]:
    plan = f"noi_dung:\n- tieu_de: Việc của bến\n  noi_dung: ['{item}', Ghi sổ.]"
    return [one.quote for one in check(example_read(plan), on=date(2026, 6, 1), select=("CH17",)).findings]
