"""What the stories of interviews begin with."""

from tests.world import World

WORDS = "@大连中院院长周焱 周焱院长和甘井子法院院长再接谈一次刘某来，省法院执行局长也参加，争取有重大突破。"


async def ask_for_interview(world: World, words: str = WORDS) -> None:
    """闫振喜 asks for the interview in 院长之声; it is 督2026-0001 if it is the first order."""
    await world.person("闫振喜").says(world.group("院长之声"), words)
