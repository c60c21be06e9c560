"""What the patterns about petitioners are made of: names, what people are called, words of meeting."""

from rules.reading.vocabulary import COMPOUND_SURNAMES, NO_SURNAMES, PEOPLE, SURNAMES

SURNAME = f"(?:{'|'.join(sorted(COMPOUND_SURNAMES))}|[{''.join(sorted(SURNAMES))}])"
# What follows the mask is the rest of the name only where the name could end behind it, and never a word of the sentence.
# Signs that end names and hardly begin the next word.
GIVEN = (
    "秋芝荣霞英兰梅娟芳丽静杰涛磊艳珍凤玲燕斌鹏琴娜婷倩雪莲菊萍淑慧颖琳晶莹岩峰勇刚伟军辉锋俊宇旭昊轩浩涵雨欣怡佳铭红花珠翠荷蕾帆翔鸿鑫淼彬坤堂柱栋宝贵福财祥瑞庆禄喜芬芹莉蓉薇茹娥娇媛玉桂秀"
    "华林龙义忠奎魁臣良仁贤友云洋海超敏波飞松柏江河春夏冬昌盛茂山川亮光辰晨志文武德"
)
# Signs that are words of the sentence, and no part of a name: 丛某又来, 谭某提的, 尤某人在外地.
_NO_NAME = (
    "又提打人给拿去说要已曾还才刚就再都也将被把对从向让请与和及跟同是有没不未无会可须该这那在到的地得着了过上下里外前后中间入出进回起开关听看想问答写读找追讨赔欠借付交领取收发送寄"
    "电约见谈接案一系等今明来手两三家夫父母儿女孩妻反状诉因为之现昨周本每第户名位件个时"
)
MASKED = (
    rf"{SURNAME}某(?:某|(?!刚[做从来到出下才刚拿被动住打回退结买卖收接过走])[{GIVEN}](?!年(?![纪龄迈轻老])|[天日月晚早前午件业上])|来(?=[,。;!?、的案一在系等再今明那这谈见\s)]|$)"
    rf"|(?![{_NO_NAME}])[\u4e00-\u9fff](?=[,。;!?、\s)]|的|案|等|$))?"
    # 张某1: parties of one surname are told apart by a figure.
    r"(?:\d(?=[,。;!?、\s)]|[的案等系和与及见谈]|$))?"
)
# 张某夫妇, 老王两口子: several who are one petitioner.
TOGETHER = "(?:夫妇|夫妻俩?|两口子|父子俩?|母女俩?|母子俩?|父女俩?|兄弟俩|姐妹俩|姐弟俩|兄妹俩)"
# 佟老太太, 于女士, 老孟头: named by how people call them.
CALLED = rf"(?<![房装维汽环])老?(?!家){SURNAME}(?:老太太|太太|老太|老汉|老爷子|大爷|大娘|大妈|大姐|大哥|大叔|师傅|女士|先生|阿姨|奶奶|爷爷)|老{SURNAME}头"
_KINDS = sorted(sorted(PEOPLE), key=len, reverse=True)
# To look at the first sign spares most places the trial of all kinds.
KIND = f"(?=[{''.join(sorted({kind[0] for kind in _KINDS}))}])(?:{'|'.join(_KINDS)})"
# 卖鱼的大姐, 开饭店的申请人, 坐轮椅的大爷: people named by what they live on, or by how one sees them.
TRADED = (
    rf"(?:(?:卖|开|修|养|种|跑|送|烧|拉|扛|做|摆|捡|扫|包|教)(?!庭|会|发|横幅|标语|着|锦旗|信|材料|省|院)[\u4e00-\u9fff]{{1,3}}"
    rf"|坐轮椅|拄[单双]?拐[杖棍]?|架[单双]拐|戴助听器|背氧气[袋瓶]|带氧气[袋瓶])的(?:{KIND}|申请(?:执行)?人|信访人|师傅|女人|男人|夫妻)"
)
# 刘姐, 谷老师, 周婶, 吕经理: named by courtesy; only of applicants and of whom one meets, as colleagues are called so, too.
FAMILIAR = rf"(?<![接约面座访]){SURNAME}(?:(?:大?[姐哥嫂婶姨叔伯爷娘妈]|奶奶?)(?![一-龥]{{0,2}}院)|老师|大夫|医生|师傅|经理|会计|老板|总(?!院|局|队)|老汉|老太太?|家(?:夫妇|两口子|父子|母女|兄弟|姐妹))"
# 申请人姜桂芝: a whole name, of two or three signs, that ends as names do, and where a name may end.
WHOLE = (
    rf"(?:(?:{'|'.join(sorted(COMPOUND_SURNAMES))})[\u4e00-\u9fff]{{1,2}}|(?![{''.join(sorted(NO_SURNAMES))}方时于和从同来有到安明经其])[{''.join(sorted(SURNAMES))}](?:[\u4e00-\u9fff][{GIVEN}强明生民国平新成仁学安健东运顺]"
    rf"|[{GIVEN}强健运]))(?=[,。;!?、()\s]|$|[见谈](?!论)|面谈|当面|视频|本人|通话|的案|案)"
)
MEET = r"(?:接谈|约见|会见|面见|面谈|接访|下访|接待|见一下|见见|再见一下|见一见|见一面|回访|走访|约谈|登门看望|登门|看看(?=那位)|见面|再见|再谈|谈|见|接)(?:[一两][次回]|一下|好|了|上)?(?:申请执行人|申请人|信访人|当事人|来访人|上访人|债权人)?"
