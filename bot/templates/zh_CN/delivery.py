from dataclasses import replace

from bot.page import Page


def resent(page: Page) -> Page:
    """The page with the remark that it may have been seen before."""
    return replace(page, text=f"〔系统恢复后重发〕\n{page.text}")
