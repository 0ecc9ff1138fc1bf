"""Short forms of given names, and other spellings of them, in French and English and as they come from elsewhere."""

from __future__ import annotations

from functools import lru_cache
from typing import TypeVar

_Item = TypeVar("_Item", str, int)

# Between semicolons: one name in its spellings, then what people who bear it are called besides. A short
# form may stand in several places: whoever is called so may bear any of these names.
_FORMS = """
aaron: ron ronnie; abdallah abdullah abdulla abdoulaye: abdou; abdelkader: kader; abigail abigael: abby abbie gail;
abraham avraham: abe bram; adam adem; adelaide adelaida: addie adele; adrien adrian; agathe agatha: aggie; agnes:
aggie; agnieszka: aga; ahmed ahmad ahmet achmed; aicha aisha ayesha aysha; alain alan allan allen: al; albert: al bert
bertie; alberte; aleksandra: ola; alexa; alexandra aleksandra: alex alexa alexi sandra sandy sacha sasha lexi;
alexandre alexander aleksandr alexandr aleksander alejandro: alex alexis al sacha sasha xander alec alek alix sandro;
alexandrine: alex; alexis alexei aleksei alexey aleksey: alex; alfred: al fred alf alfie freddie; alice alys: ali;
aline; alison allison alyson: ali allie; aloysius aloys: al; alphonse alfonso alphonso: al fonse; amanda: mandy manda;
amandine: mandine; amelie amelia emelie: mel amy millie; amy; anais; anastasia anastasiya anastassia: nastia nastya
ana stasia; anatole anatoly anatoliy anatoli: tolia; andre andres; andrea: andi andie; andreanne; andree; andrew: andy
drew; andrzej; angela angele: angie ange; angelina: angie lina; angelique: angie ange; anna: annie nina; annabelle
annabel: anna belle bella; anne ann: annie nan anouk nanou; annick: annie; annie; anouk; antoine anthony antony
antonio antonin: tony toni anto nino tonio ant titou toine; antoinette: toinette tony nettie; archibald: archie archy;
ariane arianne: ari; armand: mando; arnaud arnold arnaldo: arno arn arnie; arthur artur arturo: art artie thur tutur;
ashley ashleigh; audrey: aude; auguste august augustus: gus augie; augustin augustine: gus gustin; aurelie: lilie orel
aure; aurelien: orel aure; barbara barbra: barb babs barbie babette; barnabas: barney; barnabe barnaby; bartholomew
bartholome: bart barth; basile basil; bastien: bast; beatrice beatrix: bea trixie bee betty beabea; benedict benedikt:
ben benny; benedicte: bene; benjamin: ben benny benji benj; benoit: ben benny beno; berengere: berry; bernadette:
berna detta bernie nadette; bernard bernhard: bernie nanard bern; bertrand: bert bertie; bethany: beth; bradley: brad;
brandon brendan; brigitte bridget brigid: brig bibi gitte biddy; bruno; bryan brian bryon; calvin: cal; cameron: cam;
camilla: cam millie; camille: cam; candice: candy; carl; carlos carlo; carmen; carole carol karol; caroline carolyn
karoline: caro carol line carrie; cassandra cassandre kassandra: cass cassie sandra; catherine katherine catharine
kathryn katharine cathryn kathrine katerine katrin: cathy kathy kate katie kat cat kit kitty cath kath katy kay trina
cathie kathie kati kate; cecile cecilia cecily: cec cis ceci; celestin: tin; celine: cel line; chantal chantale: chan;
charlene: charlie charly; charles: charlie charly chuck chas chaz carl charlot; charlotte: charlie lottie lotte charly
cha lola; chloe khloe; christelle christel kristel: chris kristy; christian kristian cristian: chris; christiane:
chris; christina kristina cristina: chris tina chrissy christie kristy tina; christine kristine christin kristin
kristen christen: chris chrissy tina christie kris titine cricri; christopher kristopher christophe christoffer
christoph cristobal: chris topher kit kris tof totof cris christo tophe totophe; cindy; claire clare; clara; claude:
clo; claudette; claudia: claude; claudine: claude; clement clemens: clem; clementine: clem; clifford: cliff; clinton:
clint; colette: coco; constance: connie; constantin konstantin constantine: kostia costa stan gus kostya; corinne
corine: coco; cornelius kornelius: corny neil cor cees kees; courtney: court; curtis: curt; cynthia cinthia: cindy;
cyril cyrille kyrill kirill; daisy; damien damian damon; daniel danial daniil danyl: dan danny dany dani; danielle
daniele daniela: dani dany danny elle; david: dave davy davey dav dudu; deborah debora debra: deb debbie debby;
delphine: delph; denis dennis denys: den denny; denise denyse: den; diana; diane dianne: di; didier: did didi; dimitri
dmitri dmitry dmitriy dimitry dimitris: dima dim mitia mitya; dina; dominique dominic dominik domenico domingo: dom
domi nick nic mimi do dodo; donald: don donny donnie; donna; dorothee dorothy dorothea: dot dottie doro dolly thea;
douglas: doug dougie; edgar: ed eddie; edith edyth: edie; edmond edmund: ed eddie ned ted; edouard edward eduardo
eduard edvard: ed eddie eddy ned ted teddy edd doudou; edwin: ed eddie; eleanor eleonore eleonora elinor: ellie nell
nora nellie el elle; eliane; elie elias; elisa eliza: lisa; elisabeth elizabeth elisabet elizabete: liz lizzie beth
betty eliza elsa lisa bess betsy bette babette libby elise lise lisbeth liza lili zabeth ella betsie elsie lizzy
babeth isabet; elise; ella; emeline emmeline: em; emile emil emilio; emilie emily emilia: em emmy milie mimi emi
millie; emma; emmanuel emanuel manuel: manu manny emman; emmanuelle emanuelle manuela: manu emma emman manue; eric;
erik; ernest ernst ernesto: ernie; estelle: stella; esther ester: essie hettie; etienne: ti titi; eugene evgeny evgeni
evgeniy yevgeny yevgeni: gene genia; eugenie: genie; eva; eve; evelyne evelyn eveline: eve evie lynn; fabien fabian:
fab fabi; fabienne: fab fabi; fabrice fabrizio fabricio: fab; fanny; fatima fatma: fati fatim; fatoumata fatimata:
fatou fati; felicia felicite: fel; ferdinand fernando: ferdi nando fred; fernande: nande; florence florance: flo flor
florrie floflo; florent florentin: flo; florian: flo; frances: fran franny frankie francie; francine francene: fran;
francis: frank fran franck frankie frannie; francois: frank franck fran fanfan franky francis; francoise: fran soizic
franso; frank franck: frankie; franklin: frank; frederic frederick frederik fredrik friedrich federico fryderyk: fred
freddy freddie fredo rick fritz fredou; frederica: fred freddie; frederique: fred freddy fredo; gabriel: gab gaby gabe
gabi; gabrielle gabriela gabriella: gab gaby gabi gabby ella brielle; gaetan gaeten; gail; genevieve: gen gene ginette
ginou gege; geoffroy geoffrey jeffrey jeffery geoffroi: geoff jeff joff; georges george georg jorge giorgos georgios:
geo georgie jo jorge georgy; georgette georgina georgia: georgie gina; gerald: gerry jerry ger; geraldine: gerry gege
dine; gerard gerhard: gerry gege; gerda gertrude: trudy gertie; germain; gilbert gilberto: gil gib bert; gilles giles:
gil; ginette: gin; giovanni: gianni gio vanni; gisele giselle; giuseppe: beppe peppe pino; gloria; gordon: gord
gordie; graham graeme; gregoire gregory gregor grigori gregorio: greg gregg grisha; greta; guillaume: guill guigui
will gui yom; guillermo: memo; gustave gustav gustavo: gus; guy; gwenaelle: gwen; gwendoline gwendolyn gwendolen: gwen
wendy; hans; harold harald: hal harry; harriet henriette henrietta: hattie etta harry; helene helen helena elena:
ellen nell len nena lena nellie lene; henri henry enrique heinrich hendrik henrik enrico: harry hank hal riton riri
rik hen; herbert: herb bert herbie; hermann herman; herve; howard: howie; hubert: hub bert hubby; hugues hugo hugh:
hughie huey; huguette; humberto umberto: beto; hussein hussain husain hossein husseyn; hyacinthe; ibrahim ebrahim
brahim ibrahima: ibra bram; ignace ignacio ignatius: nacho iggy; igor; imane; ines inez; ioannis yannis iannis
giannis: yanni; irene irina irena: ira rena; isaac izak isaak: ike zac; isabelle isabel isabella isabell izabela
izabella: isa bella belle zabou izzy isabeau zabelle; ivan: vania vanya; jacob jakob: jake jay kobe coby; jacqueline:
jackie jacky jacquie line jacq; jacques: jacky jack jaco jacquot; james: jim jimmy jamie jem jimmie jas; jan; janet
janette: jan jane netta; janice: jan; jasmine jasmin yasmine yasmin yasmina jazmin: jas jaz yas mina; jason: jay jase;
jean baptiste: jb baptiste titi jeanba; jean bernard: jb; jean charles: jc; jean christophe: jc jeanchri christophe;
jean claude: jc jeanclo claude; jean daniel: jd jdan; jean denis: jd; jean francois: jf jeff jeanfran jef; jean guy:
jg; jean jacques: jj jeanjac; jean louis: jl loulou jeanlou; jean luc: jl luc jeanlu; jean marc: jm marc jeanmarc;
jean marie: jm; jean michel: jm jeanmi; jean nicolas: jn; jean pascal: jp; jean paul: jp jeanpaul; jean philippe: jp
jeanphi phil jeanphil jphil; jean pierre: jp jeanpi jeanpierrot; jean rene: jr; jean robert: jr; jean sebastien: js
jeanseb seb; jean simon: js; jean yves: jy; jean: jeannot jano; jeanne: jeannette jeannie; jeannine janine: jan nine;
jennifer jenifer jenniffer: jen jenny jenn jennie; jeremie jeremy jeremiah: jerry jer jerem jay; jerome: jerry jer
gege je; jessica jesica: jess jessie jessy; joachim joaquin: jo joa; joanna joanne johanne johanna joan joana johana:
jo josie joey hanna annie jojo; jocelyn joscelin josselin: jo joce jos; jocelyne joceline: jo joce; joel: jo; joelle:
jo jojo; johannes johan: joe jo hans han; john: jon johnny jack jonny johnnie; jonathan johnathan jonathon yonatan:
jon jonny john jo joe nathan jonas; jordan: jord; jorge; jose: pepe; josee: jo jos; joseph josef yosef jozef yusuf
youssef yousef yussuf joseh josep jusuf: joe joey jo jos jojo jeff youss yous; josephine josephina: jo josie fina fifi
jojo; joshua: josh; josiane: jo josie jos; joyce; juan: juanito; judith judit: judy judi jude; jules julius julio: ju;
julia yulia yuliya iulia giulia: jules julie ju; julie: ju jules; julien julian yulian: jul ju jules; juliette juliet
julietta: jul ju jules; justin: just; justine: ju tina; karen karine karin carine caryn: kari kaz; karim; karima;
karl; katarina katerina ekaterina yekaterina katharina: katia katya kat kati rina katja kate cathy; katarzyna: kasia
kaska; kathleen cathleen kathlyn: kathy kath katie kay kate; kenneth: ken kenny; kevin: kev; khadija khadidja: dija;
kimberly kimberley: kim kimmie; klaus; krzysztof: krzys chris; laetitia letitia leticia: lae titi tish laeti; lambert:
bert; laura: lau laurie lori; laurence: lau lo laurie; laurent laurens lorenz lorenzo: lau lo laurie renzo lolo;
laurie; lawrence laurence: larry lawrie; lea; leandre leander; lena; leo; leon; leonard leonardo lennard leonhard: leo
len lenny; leopold leopoldo: leo pold poldi; leslie lesley: les; liam; lillian lilian liliane liliana: lil lily lilly
lili liana; lily; linda lynda: lin lindy; lindsay lindsey; lionel: leo; lisa; lise; lola; lori; louis lewis luis luigi
ludwig luiz: lou louie lou loulou gigi; louise luise luisa louisa: lou lulu loulou weeze; luc; lucas lukas: luke luc;
lucie lucy lucia: lu lulu luce; lucien lucian: lu lulu luc; lucille lucile: lucy lulu lu; ludmila lyudmila: luda mila;
ludovic: ludo; luke; lydia lydie lidia: lyd; lynn; madeleine madeline magdalena madelaine madelyn: mado mad maddie
lena maddy magda madie; mael; magdalena: magda; malcolm: mal; malgorzata: gosia; manon; marc: marco; marcel marcello:
marcelo; marcelle; marco; margaret margarete margareta margarita marguerite margherita margarida: maggie meg peggy
marge margie greta gretchen madge margot margo rita guite daisy peg megan; margaux margot margo; maria mariya: mia
mimi masha; mariah; marianne mariane maryanne: marie anne mari; marie andree; marie anne: ma; marie catherine: mc;
marie chantal: mc; marie christine: mc chris; marie claire: mc claire; marie claude: mc marieclo claude; marie eve: me
eve marieve; marie france: mf; marie helene: mh mariel; marie jeanne: mj mariejo; marie joelle: mj; marie josee: mj
mariejo jo josee; marie laure: ml; marie line: ml marline; marie lou: ml; marie louise: ml marilou; marie michele: mm;
marie noelle: mn; marie paule: mp; marie pier: mp; marie pierre: mp; marie soleil: ms; marie sophie: ms; marie
therese: mt maite; marie: mimi; marilyn marilyne marylin maryline: mary lyn; marina: rina; marine; marion; marjorie
marjory: marge margie jorie; mark: marco; martha marthe marta: marty; martin: marty tintin; martine: titine; mary:
molly polly mae mamie mollie; mathieu matthew matthieu mathew matthias mathias matteo mateo matheo: mat matt math
matty mats thieu; mathilde matilda mathilda: mat math tilly tilda matty; maud maude; maurice morris mauricio maurizio:
momo maury moe mo; maxence: max; maxime maxim maxine: max; maximilien maximilian maximiliano: max; maxwell: max; megan
meghan meagan: meg; melanie melany: mel mela; melina: mel lina; melissa mellissa: mel missy lissa meli; melvin: mel;
mia; michael mikael micheal mikhail mickael mickel mihail: mike mick mickey micky misha mikey mik micka; michel: mich
michou mitch mike; michele michelle michaela: mimi mich shelly shell mimie chelle micheline; micheline: mich mimi;
miguel; mila; mina; mireille: mimi mirei; miriam myriam maryam mariam meryem meriem: mimi miri mir mim; mitchell:
mitch; mohamed mohammed muhammad mohammad mohamad muhammed mouhamed mohamet mehmet: mo momo moh med mohd md moe; moise
moses moshe moussa musa: mo moe; monica monika monique: nica moni mona monie mo; morgan morgane: mo; mustafa mustapha
moustafa moustapha: mus mous moss; nadia nadya: nad nadi nady; nadine: nad nadi; nancy: nan; natacha natasha: nat
tasha tacha; natalia natalya nataliya: nat talia natacha natasha; nathalie natalie nataly: nat nath nathy natie;
nathan: nat nate nath; nathanael nathaniel: nat nate nath nathan; nicholas nicolas nikolas nicolaus nikolai nikolay
nicola: nick nic nico niko nicky claus nik klaus colas; nicole: nic nicky nikki nico coco nicki; nikita: nik; nina;
noel; noemie naomi noemi: no mimi mie noe; nora; norbert: norb bert; norman normand: norm; octave octavio; odette;
odile; oleg; olga: olia; oliver olivier oliviero: ollie oli oliv olive; olivia: liv livia oli livvy olive; oscar
oskar; osman othmane ousmane uthman; pamela: pam pammy; pascal pasquale: pasc; pascale: pasc; patrice: pat patou;
patricia: pat patty trish tricia patti trisha patsy patou patou; patrick padraig patryk: pat paddy rick patou pad
trick; paul: paulo polo paulie pol; paula; paule; paulette; pauline: popo paulie; paulo; penelope: penny; percival:
percy; peter petr: pete petey; philibert: phil; philip philippe phillip filip felipe philipp phillippe filippo: phil
pip flip filou philou phillie lippe fil; philomene: philo; phyllis: phyl; pierre alexandre: pa; pierre andre: pa;
pierre antoine: pa; pierre etienne: pe; pierre luc: pl pluc; pierre marc: pm; pierre olivier: po; pierre paul: pp;
pierre yves: py; pierre: pierrot pier pet; pietro: piero; priscilla priscille: cilla pris; prudence: pru; quentin
quintin: quent; rachel rachael raquel: rach ray chel shelly; rachid rashid: rach; ralph rafe: ralphie; randall
randolph: randy rand; raphael rafael raffaele: raph rafa rafi raf raphi raffi; raphaelle raphaela: raph; raymond ramon
raimondo: ray momond mondo; raynald reynald renald reinaldo: ray ren; rebecca rebekah rebeka: becky becca beck becks
bec reba; regina: gina reggie; reginald: reg reggie; regine; regis; rejean: rej; rejeanne: rej; remi remy: rem;
renaud: ren; rene; renee; ricardo riccardo: rick rico ricky cardo; richard: rick rich dick ricky richie rico ritchie
rickie; rina; rita; robert roberto rupert: bob bobby rob robbie bert bobbie robby robt rober bobo berto; roberta:
bobbie rob robbie; robin robyn: rob; roch rock; roderick rodrigue rodrigo roderic: rod roddy rick ricky; rodney: rod;
rodolphe rudolph rudolf rodolfo: rudy rudi dolph rod; roger rogerio ruggero: rog rodge; roland rolland rolando
orlando: rollie rol roly rolly; romain roman romano: rom romu; romuald: rom romu; romy; ronald: ron ronnie ronny;
rosa; rosalie: rosa rose; rosalind rosalyn: roz rosa lindy; rose: rosie; rosemarie rosemary: rose rosie romy; roxanne
roxane: rox roxy; ruben reuben: rube; russell: russ rusty; sabrina: sab bri; said sayed syed; sally sarah; salomon
solomon suleiman sulayman souleymane suleyman: sol sal sully; salvatore salvador: sal toto tore; samantha: sam sammy
sami; samir: sam; samira: sam sami; samson: sam; samuel: sam sammy sami muel samy; sandra: sandy san; sandrine: sandy
san sand; sara sarah: sadie sally sassa sari; saskia; scott: scotty; sebastien sebastian sebastiano: seb bas bastien
seby bast basti; serge sergio; sergei sergey serguei sergiy serhiy: serge seriozha; severine: sev; shannon; sharon:
shar shari; sheila; shirley: shirl; sibylle sybil: syb; sidney sydney: sid syd; sigmund: sig; simon shimon simeon: si
sim; simone: sim mona; solange: sol; sonia sonja sonya; sophia sofia: so sof soph; sophie sofie: so sof soph;
stanislas stanislaw stanislav stanislaus: stan stas stash; stanley: stan; stella; stephane stefan stephan stefano
estefan: steph stef steve phane; stephanie stefanie stephany: steph stef fanny stefie steffi phanie steffie stephie;
stephen steven: steve stevie steph; stuart stewart: stu stew; suzanne susan susanne susanna suzanna: sue susie suzie
suzy suz sukie sanna zaza; suzette: suzy; svetlana: sveta lana; sylvain silvain silvano: syl sylv; sylvester sylvestre
silvestre: sly syl; sylvia silvia: syl sylvie; sylvie: syl sylv vivi; tamara: tam tammy; tanya tania; tatiana tatyana:
tania tanya tati; teodor theodore theodor theodoros fiodor fedor fyodor: ted teddy theo tad dora; terence terrence
terrance: terry; theophile: theo; theresa therese teresa tereza theresia: terry tess tracy terri tessa reese resa;
thibault thibaut thibaud thiebaut: thib titi thibs; thierry: titi; thomas tomas tommaso tomasz: tom tommy thom toto
tomas; timothee timothy: tim timmy tima; tobias tobie: toby tobi; tristan tristram: tris; urbain; ursula ursule: ursi;
valentin valentino: val tino; valentine valentina: val tina; valerie valeria valery: val valou vale; vanessa: nessa
vaness; veronique veronica veronika: vero ronnie vera nica roni; victor viktor vittorio: vic vick vito; victoria
viktoria: vicky vic tori vicki vickie vikki ria; vincent vincenzo vicente vinzent: vince vinnie vin vinz vinny cente
enzo; viola violette violet: vi viola; virginie virginia: ginny ginger gina virg vivi nini; vivien vivian: viv;
vivienne viviane vivian: viv vivi; vladimir volodymyr wladimir: vlad vova volodia wlad; vyacheslav viatcheslav: slava;
wallace: wally wall; walter walther: walt wally wat; wendy; werner; wilfred wilfrid: will fred wilf; wilhelm willem:
will bill willi wim; wilhelmina: mina minnie billie; william guglielmo: bill billy will willy liam willie wil billie;
winifred: winnie fred freda; winston: win; wojciech; xavier javier: xav xavi; yann yannick yanick yannic: yan; yolande
yolanda: yoyo yoli; yousra; yves; yvette; yvon ivon; yvonne: vonnie; zacharie zachary zachariah zacharias zakaria
zackary: zach zack zak zac zacky; zineb zeineb zaynab zainab: zina; zinedine: zizou; zoe zoey: zozo;
hassan hasan; jamal djamal djamel jamel; khaled khalid; leila leyla layla laila leilah; omar umar oumar; tarek tariq
tarik; walid waleed oualid
"""

# The same name in another language: nobody is sure, and somebody may go by both.
_ELSEWHERE = """
jean john juan joao giovanni johannes johann hans ivan jan yann sean ian evan ioannis jon; pierre peter pedro pietro
piotr petr pyotr petrus; jacques james jacob diego jaime giacomo jaap iago; marie mary maria marija mariya miriam
maryam mireia moira; guillaume william wilhelm guillermo guglielmo willem; guy guido; etienne stephane stephen steven
stefan esteban stefano istvan; francois francis frank franz francisco francesco franciszek; georges george jorge
giorgio jerzy yuri georgi jurgen; joseph jose giuseppe jozef; louis luis luigi ludwig lewis; henri henry enrique
heinrich enrico henryk; andre andrew andrea andreas andrei andrzej andres; michel michael miguel michele mikhail
michal; charles karl carlos carlo carl karol; antoine anton antonio anthony; jeanne joan jane juana giovanna johanna
joanna; catherine catarina caterina katarina ekaterina katarzyna; helene helen elena helena; elise elisa elisabeth
elisabetta isabel; laurent lorenzo lawrence lars; luc luke lucas luca; matthieu matteo mateo; nicolas nikolai nicola;
paul pablo paolo pavel pawel; philippe felipe filippo; julien julian giuliano; sylvie sylvia silvia; suzanne susana;
therese teresa; eugene evgeny eugenio; gilles giles egidio; hugues hugo ugo; yves ivo; thierry dietrich theodoric
derek; gerard gerardo; raoul raul ralph; eric erik erich eryk; denis dionisio; marc mark marco marcus markus; cyrille
cyril; xavier javier; josue joshua; elie elias ilya eliyahu; moise moussa; ibrahim abraham; youssef joseph; issa
jesus; yahya jean; mariam marie; brahim abraham; daoud david; elisabeth elzbieta; marguerite malgorzata; jean janusz;
george yorgos giorgos jerzy; etienne szczepan; adalbert wojciech; madeleine magdalena
"""


# Parts that stand before a second given name, and are left out or cut to a letter.
_FIRST_OF_TWO = ("jean", "marie", "pierre")


@lru_cache(65536)
def roots(given: str) -> frozenset[str]:
    """Give the names that a folded given name may stand for, itself among them ("bob": "bob" and "robert")."""
    return frozenset((given, *_tables()[0].get(given, ())))


def full_names(given: str) -> tuple[str, ...]:
    """Give the names that a folded given name may stand for, in one spelling each; itself where it is not known."""
    return tuple(sorted(_tables()[0].get(given, (given,))))


def heads(given: str) -> frozenset[str]:
    """Give the names of which a folded given name is a spelling ("katherine": "catherine"), not a short form."""
    return _tables()[1].get(given, frozenset())


def is_whole(given: str) -> bool:
    """Tell whether a folded given name is known as one that is in nobody's way a short form only ("jean")."""
    return given in _tables()[1]


def is_known(given: str) -> bool:
    """Tell whether a folded given name is in the tables, whole or short."""
    return given in _tables()[0]


def is_abroad(given: str) -> bool:
    """Tell whether a folded given name is known to be another in other languages."""
    return given in _tables()[2]


def is_elsewhere(first: str, second: str) -> bool:
    """Tell whether two folded given names are one name in two languages (Jean and John)."""
    places = _tables()[2]
    return not places.get(first, frozenset()).isdisjoint(places.get(second, frozenset()))


@lru_cache(1)
def _tables() -> tuple[dict[str, frozenset[str]], dict[str, frozenset[str]], dict[str, frozenset[int]]]:
    found: dict[str, set[str]] = {}
    whole: dict[str, set[str]] = {}
    for line in _FORMS.split(";"):
        spellings, _, short = line.partition(":")
        words = spellings.split()
        names = [" ".join(words)] if len(words) > 1 and words[0] in _FIRST_OF_TWO else words
        for word in names:
            whole.setdefault(word, set()).add(names[0])
        for word in (*names, *short.split()):
            found.setdefault(word, set()).add(names[0])
    elsewhere: dict[str, set[int]] = {}
    for number, line in enumerate(_ELSEWHERE.split(";")):
        for word in line.split():
            elsewhere.setdefault(word, set()).add(number)
    return _frozen(found), _frozen(whole), _frozen(elsewhere)


def _frozen(sets: dict[str, set[_Item]]) -> dict[str, frozenset[_Item]]:
    return {key: frozenset(items) for key, items in sets.items()}
