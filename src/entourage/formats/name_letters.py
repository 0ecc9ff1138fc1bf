"""Letters beyond ASCII as people's names and towns have them, by language, the commonest first.

They were put in order by hand. Of scripts of thousands of letters only those that names are full of stand here.
"""

from __future__ import annotations

_ICELANDIC = "óáíðéúöþýæ"
RARE = frozenset((_ICELANDIC,))
"""Languages of few people, so that it takes more letters to believe them."""
_WESTERN = (
    "éèçëïêîôàâûœùñü",  # French
    "üöäßéèñ",  # German, Dutch
    "íáéóñúü",  # Spanish
    "ãáçíéõóêúôâàü",  # Portuguese
    "èòàùìé",  # Italian
    "öäåéü",  # Swedish, Finnish
    "øæåéöäü",  # Danish, Norwegian
    _ICELANDIC,
    "áéíóúäöüëï",  # Faroese, Irish, Catalan and the like
)
_BALTIC_SEA = "õäüöšž"  # Estonian
_RUSSIAN = "аоиенврлсткмдяьйугпчбхзыюшжцщёэфъ"
_UKRAINIAN = "аоніиркелвсйтдчукмяьпгзбєхщшжїюфґц"
_BULGARIAN = "аоиенврсткдлмгпябхцйшзчъужщюф"
_SERBIAN = "аиоеврнјтскмлдпбшгзћуцњжхчљђџф"
_GREEK = "ασοιηςνρτεκλυμόάπίγδέθήύβχώζφξψϊΐ"
_HEBREW = "ילורמהאנשבדתחעקגכפםןזצסטךףץ"
_ARABIC = "اليمنردحبسعوةفهكتقشجأىطصزخإضثغظءئؤآپچژگ"
_CENTRAL = (
    "łśńęąóćżźü",  # Polish
    "áíéěýčšřžůúóňťď",  # Czech
    "áíéýčšžúľóťňäďôĺŕ",  # Slovak
    "áóéöíőüúű",  # Hungarian
    "ăşţâî",  # Romanian
    "ćčšžđ",  # Croatian, Slovenian
)

LETTERS: dict[str, tuple[str, ...]] = {
    "cp1252": (*_WESTERN, _BALTIC_SEA),
    "mac_roman": _WESTERN,
    "cp850": _WESTERN,
    "cp1250": _CENTRAL,
    "iso8859_2": _CENTRAL,
    "cp1254": ("ışüöçğİâî",),
    "cp1257": ("ėšžūčįųąę", "āīēšūņķļģžč", _BALTIC_SEA),
    "cp1251": (_RUSSIAN, _UKRAINIAN, _BULGARIAN, _SERBIAN),
    "koi8_r": (_RUSSIAN,),
    "koi8_u": (_UKRAINIAN,),
    "cp866": (_RUSSIAN,),
    "mac_cyrillic": (_RUSSIAN, _UKRAINIAN),
    "cp1253": (_GREEK,),
    "iso8859_7": (_GREEK,),
    "cp1255": (_HEBREW,),
    "cp1256": (_ARABIC,),
}

_KANA = (
    "ーンイスルトアラリクマタコシカサナミユキエムオノヒロケンセフモハヤチツテニネレワウソヘホ"
    "メヨヲロガギグゲゴザジズゼゾダデドバビブベボパピプペポッャュョァィゥェォヴ"
)
_HIRAGANA = (
    "あいうえおかきくけこさしすせそたちつてとなにぬねのはひふへほまみむめもやゆよらりるれろわ"
    "をんがぎぐげござじずぜぞだでどばびぶべぼぱぴぷぺぽっゃゅょ"
)
_JAPANESE = (
    "田山本中村小林藤木川野子原井上高橋佐伊渡辺加吉松斎清水崎池岡島石前長谷後遠青坂福太西三金和近武宮大平菅内森河今谷久保口関安新岩桜阿部丸千葉横酒浜柴工服杉馬増永古市神戸東京都区府県町丁目道北海阪名屋"
    "札幌仙台能登霞株式会社有限商店営業課役所表参御手洗薫梢桑榊潤拓哉瞳亮章恒弥晴朗貴弓彩葵遥楓咲舞沙織紗綾純瀬"
    "嵐嶋堀荒尾柳黒白赤緑広茂徹進昇勇樋熊鈴佳代秋冬夏春孫児諸塚越江栄濃静岐阜媛徳鹿沖縄滋群栃茨城埼玉梨富士相模"
    "港丘里岬砂浅飯笠梅柏桐葛蒲駒宍塩篠渋澁庄曽滝辻堤鶴寺鳥成根萩畑羽氷深船細牧間溝皆南向室門矢湯米若脇綿"
    "沢浦竹須賀星望月樹土澤邊齋々一二四五六七八九十郎次雄夫男美恵由紀智真理香奈裕優太郎健翔陽輔大介直隆浩明正幸和子洋弘愛花菜莉結衣悠斗蓮湊颯剛誠博哲也克敏秀勝仁孝義信雅之彦治"
)
_SIMPLIFIED = (
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤"
    "伟芳娜秀英敏静丽强磊军洋勇艳杰娟涛明超兰霞平刚桂文华建国志玉红春梅燕小晓东海波辉鹏飞宇浩鑫欣怡梓涵雨轩子俊博思佳琪婷雪琳萍玲凤荣生永新成光天云月美珍立学忠义德良清宏亮凯峰斌冰倩洁莹"
    "北京上海广州深圳市区省县路号街天河南西杭成都重庆武汉南京苏州大学公司中"
)
_TRADITIONAL = (
    "陳林黃張李王吳劉蔡楊許鄭謝郭洪曾邱廖賴周徐蘇葉莊呂江何蕭羅高潘簡朱鍾游彭詹胡施沈余盧梁趙顏柯翁魏孫戴范方宋鄧杜傅侯曹薛丁卓馬董溫唐藍石蔣田康歐連汪"
    "志明淑芬俊傑雅婷建宏怡君家豪美玲宗翰佩珊冠宇詩涵麗惠文華英秀玉珍金國雄榮麟子軒承恩宥廷品睿柏彥哲嘉欣筱雯靜慧芳娟小大德成信義和平正生安中永清春梅蘭香雲月天龍鳳"
    "台北臺高雄中新竹南市縣區路街段號巷桃園基隆東花蓮宜嘉義屏彰化苗栗投港九香灣樓"
)
_HANGUL = (
    "김이박최정강조윤장임한오서신권황안송류홍전고문양손배백허유남심노하곽성차주우구민진나지엄채원천방공현함변염여추도소석선설마길연위표명기반왕금옥육인맹제모탁국어은편용"
    "수영희철준훈경미정숙순자재상태호동혜민서윤지아예은하준우시후현주연성진원승건도빈채율나라보람솔별규식병종광덕복춘일대학교회사시구군동로길번서울부산대구인천광주대전울산세종기특별역"
)
WIDE_LETTERS: dict[str, str] = {
    "cp932": _JAPANESE + _KANA + _HIRAGANA,
    "euc_jp": _JAPANESE + _KANA + _HIRAGANA,
    "gb18030": _SIMPLIFIED,
    "big5": _TRADITIONAL,
    "cp949": _HANGUL,
}
