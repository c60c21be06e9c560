from bot.documents.notice import Notice
from bot.documents.pdf import notice_pdf
from rules.notifications.bulletin_documents import NoticeForm


def notice_file(notice: Notice, form: NoticeForm) -> bytes:
    """The same notice gives the same bytes. Takes about a tenth of a second; call it in a thread where a loop is waiting."""
    if form is NoticeForm.PDF:
        return notice_pdf(notice)
    from bot.documents.docx import notice_docx  # python-docx holds 6 MB, and on most days nobody wants a Word file

    return notice_docx(notice)
