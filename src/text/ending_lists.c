/* Endings, a language after the other. */
#include "text/ending_lists.h"

const dl_ending_list dl_ending_lists[] = {
    /* Polish */
    {"pl", 1, 3,
     "a aca ajaca wia yla ac yc e ace ajace acie pienie ynie iwie zie ach ych acych ajacych i yli ami ymi "
     "si ej yl am em iem om iom ym acym o ego acego ajacego alo ylo u emu ow y acy ajacy aly amy emy imy "
     "ymy asz esz"},
    {"pl", 1, 4, "ia aja ala ana ajac ec ie ch iach ii mi iami owi aj acej m"},
    {"pl", 1, 5, "ali al ano iu"},
    {"pl", 2, 2, "ac>al sc>st g>dz bi>b ci>c wi> uj>ow sk>sc zel>z szl>jd wian> zon>z iejsz>"},
    {"pl", 2, 3, "k>ki en>c s>sz"},
    {"pl", 2, 4, "yc> ni>n ij> ik>ic l>c al> el> an> on>c t>c"},
    /* Czech */
    {"cs", 1, 3,
     "a e ch ach ech ych mi ami emi ymi vani beni deni jeni leni neni teni veni azeni ati avi ovi am em "
     "um ym o eho leho zit u emu ou y"},
    {"cs", 1, 4, "me eme i eni ceni reni seni iti m ho imu"},
    {"cs", 1, 5, "ich imi nuti iho"},
    {"cs", 2, 2, "a>at nc>nk jd>sl ni>n ej>et oval>uj kl>kn am> at>al ovat>uj ejt> nout>l ev>v"},
    {"cs", 2, 3, "c>k i>et ci>k li>l ek>k el>et sel>sl zil> lo>l vat>v"},
    {"cs", 2, 4, "h>z vaj>v al>aj val>v il>it ejs>e"},
    /* Slovak */
    {"sk", 1, 3, "a ovia e eme ete ach ich och ych mi ami ymi veni si ovi ej am em om ym o ho eho u emu ou ov y"},
    {"sk", 1, 4, "sia sie sich i di simi sej m sim sieho siu sou"},
    {"sk", 2, 2, "ieb>b i>it ci>c ji>j iek>k ok>k oval>uj hl>hn kl>kn tl>tn ul>uj yl>yj jm>j ovat>uj jt>t iev>v"},
    {"sk", 2, 3, "ec>c d>st aj>at ik>ic dl>dn et>t"},
    {"sk", 2, 4, "ej> l>t m>t"},
    /* Ukrainian */
    {"uk", 1, 3,
     "а вала вав ів е йте єте и вали ами ими вати учи ючи вавши й ей ий ам ем им ом ям о ого вало мо емо "
     "ймо ємо ено у ому ах их іх еш єш уть ють іть ею ою єю є і еві ові оі ьоі"},
    {"uk", 1, 4, "ями ях ш ь ю я"},
    {"uk", 2, 2, "об>іб ок>к ял>ят іл> ен>н ц>к вш>т"},
    {"uk", 2, 3, "и>ит х>м"},
    {"uk", 2, 4, "в>т г>з нк>нц л>т им> ір>ор"},
    /* Belarusian */
    {"be", 1, 3,
     "i амi а ага ога яга ла е ае дае зе ое еце йце міце й ай ой яй ам ом ым ям ім о ло у ску аму ому х "
     "ах ых ях ш еш ы ўшы ь ць уць юць ю аю ою ую юю я ая ыя і лі амі ымі ямі імі ў еў оў яў"},
    {"be", 1, 4, "цi це ем ючы цю ця ці"},
    {"be", 1, 5, "са іца се ыце ьце с іц ніцы самі аў саў"},
    {"be", 2, 2, "i>і ыв>ы ак>к бл>б ям> ен>н цы>ц чы>ч я>"},
    {"be", 2, 3, "а> е> ж>з м> ш>с і>"},
    {"be", 2, 4, "ава> да> г> з> ан> у> ц>к э>"},
    /* Bulgarian */
    {"bg", 1, 3,
     "а ака ла ала ела ила ана ена та ата бата лата алата елата илата аната ената ината тата щата ащата "
     "ещата тта аха еха иха оха ща аща еща д ахме ехме ихме охме яхме ене те ате ете ите лите алите елите "
     "илите аните ените тите щите ещите йте айте ахте ехте ихте охте яхте аше еше и айки ейки али ели или "
     "ани ени щи ещи й ай ал ел ил ъл ял м ам ем им ан о ало ело яло ано ено то ането енето ото лото "
     "алото илото аното еното тото ещото ещо ат ът ият лият алият елият илият аният еният тият ещият ах "
     "ех их ох аш еш иш ащ ещ лия алия елия илия ания ения ещия"},
    {"bg", 1, 4, "яла ина ята яха е ме ане ините ли ини ен ло ето ях я ия тия"},
    {"bg", 1, 5, "ило ят"},
    {"bg", 2, 2, "г>ж з>ж и>ит ик>иц яйк> як>еч ър>р я>"},
    {"bg", 2, 3, "а> к>ч ет> ант>ан ент>ен"},
    {"bg", 2, 4, "е> ян>"},
    /* Macedonian */
    {"mk", 1, 3,
     "а ва ава еа ска ала ела ила на ана ена оа та ата ската аната ената јата њата ињата ја иња ав ев ов "
     "е але еле иле авме евме овме еме име те авте евте овте ете ите овите ските аните ените јте аше еше "
     "оше ње ање и ови ски ани ени ќи јќи ал ел ил ам им ан ен он о во ско ало ело ило но ано ено то ето "
     "њето ањето ото ското аното еното ат аат ет от иот скиот аниот ениот аш еш иш"},
    /* Croatian */
    {"hr", 1, 3,
     "a ega oga ala ama ima e rske tske ile eg og ih anih i nci nili avsi ati jeti niti oj ckoj voj em im "
     "om jskom ren ao mo emo jemo u emu"},
    {"hr", 1, 4, "ila jske ale eci ajuci ili iti o vao io ilo amo imo it aju"},
    {"hr", 1, 5, "jska ace uci ali"},
    {"hr", 2, 2, "ac>c nij>n can>cn s>sk ov>"},
    {"hr", 2, 3, "ak>k l> jel> ar>r t> at>"},
    {"hr", 2, 4, "k>c al> am> an> ljen> it> av>v"},
    /* Slovenian */
    {"sl", 1, 3, "a ega ama ima oma e ah ih i ami imi am em im om o ejo emo u emu ev ov"},
    {"sl", 2, 2, "a>al i>il rj>r tj>t ek>k am>el en>n at>al et>el ev> jv>l"},
    {"sl", 2, 3, "ec>c j>l cj>c er>r jt>l"},
    {"sl", 2, 4, "el>l m> t>l"},
    /* Latvian */
    {"lv", 1, 3,
     "ja aja aka usa ie i jai j ij m am jam ajam iem ajiem im o s usas zas amies eties is tais jis os us "
     "t jiet ot jot u"},
    {"lv", 1, 4, "a ama ai ati eti tam as sas ais els zos at tot"},
    {"lv", 1, 5, "ta tie jusi ti tajam tiem to jas tas stas ajis ejos ts tus ju aju tu"},
    {"lv", 2, 2, "j>ja aj> ej>e uk>uc s>"},
    {"lv", 2, 4, "ak> am> at>a"},
    /* Estonian */
    {"et", 1, 3,
     "da dega ma rima dena stena deta seta teta steta b d vad sid ksid dud nud tud ge dele me sime ksime "
     "dakse takse sse desse stesse site ksite dki deni teni steni siti gem kem n sin ksin s des ks deks "
     "teks delt stelt dest dagu"},
    {"et", 1, 4,
     "ga tega stega na sena tena ta mata itud de le tele stele kse tesse te ste gi ski ni ti l sel tel "
     "stel mas tes stes taks steks t tavat lt salt telt st mast test stest tagu"},
    {"et", 1, 5, "sega sed id seid sele ne se seni si ses seks sest tav"},
    {"et", 2, 2, "ia>i nna>n ta>da d> ge>gi ake>a kke>k use>u te>e g>gu di> ni>n ti>da kti>k t>e kku>k atav>a"},
    {"et", 2, 3, "ka>a va>v e> ne>se gi>k"},
    {"et", 2, 4, "sta>s se>ne ase>a i> si> ku>k atu>a"},
    /* Finnish */
    {"fi", 1, 3,
     "da mpia koja pa nsa ansa aansa vansa neensa massa mmassa dessa mmissa oissa tavissa yssa desta "
     "tavista tta matta mme kaamme tte aani uksi n daan kaan akaan maan mpaan essaan tyaan nhan kohan "
     "neen kseen akseen ien vien oinen tiin kin llakin nkin tkin koon ko nko aanko sko tko vatko s pas "
     "tais t vat neet nt nut nyt nu tu ny ty"},
    {"fi", 1, 4,
     "a kaa ka lla alla malla na ana mansa ssa assa ita lta alta sta asta masta oista tava lle alle ille "
     "ani ksi aksi an aan allaan han den seen sten iin stakin ako at isivat ut y"},
    {"fi", 1, 5, "mpaa ia illa mpana ina tya tii ni mpi si isi van en jen nen ihin ks"},
    {"fi", 2, 2,
     "aa>at ee>i me>m ukse>u oi>o asi>an uksi>u ti>et ui>u yi>y tuj> k>kk el>e tam>et nn>nt on>o oo>o "
     "uks>u ss>st st>ss ut>u ttu>t uu>u uv>u"},
    {"fi", 2, 3, "na>n va>v nee> ki>ke si> oj>a mm> at>an ot>o"},
    {"fi", 2, 4, "a>ai lle> ine>i se> ii>i uj>u s>"},
    /* Icelandic */
    {"is", 1, 3,
     "a ja ana ennina anna annanna una id i ji anni unni um jum anum inum anninum onnum unum onnunum in "
     "ann enn inn anninn urinn jar nar unnar urnar jir arnir ennirnir ur s ans arins sins isins annsins "
     "anns st ast ist ust u inu"},
    {"is", 1, 4, "jandi inni num an ar arinnar arnar irnar ir irnir ju"},
    {"is", 1, 5, "n is"},
    {"is", 2, 2, "jad> id> nd>nt ill>l an>un"},
    {"is", 2, 3, "dd>d og>ag al>ol dn>d ir>t s>sn tt>dd u>un"},
    {"is", 2, 4, "ad> gd>g ud> j> ok>ak ul>l gn>g in> r> t>"},
    /* Albanian */
    {"sq", 1, 3,
     "a fsha ja va e she je jme jne fte nte ve ave eve sh ash fsh i ni j hej am shim fshim nim n an en in "
     "shin fshin nin un es et tet it shit fshit nit ut u"},
    {"sq", 1, 4, "sha ta eshe le ne se te emi eni uni eshim eshin er ur at eshit"},
    {"sq", 1, 5, "esha esh m em"},
    {"sq", 2, 2, "te>t nk>nc m> n> ar> er>r at> jt>"},
    {"sq", 2, 3, "ke>k oh>u hi>h ji>j si>s"},
    {"sq", 2, 4, "je>j k>"},
    /* Georgian */
    {"ka", 1, 2,
     "ში აში ებში ზე აზე ებზე თან სთან ასთან ებთან დან იდან ებიდან გან ისგან ებისგან თვის ისთვის ებისთვის "
     "მდე ამდე ებამდე კენ ისკენ ებისკენ"},
    {"ka", 1, 3,
     "ა ება ოდა თა ათა ებათა სა ასა ებსა ისა ებისა ბ ებ ად ელად რად თ ით ებით ი ები ადი ამ ენ ობენ ს ას "
     "ებას ისას ებს ის ების რს აც საც"},
    {"ka", 1, 4, "და ბდა მა ებიან დო"},
    {"ka", 1, 5, "ებები ებებს ებების"},
    {"ka", 2, 2, "ებ> ო>"},
    {"ka", 2, 4, "მ> ს>"},
    /* Armenian */
    {"hy", 1, 3,
     "վա ը լը երը ները ի ջի երի լ ւմ ծում մանում ռում երում ն ջին երին ներին լն յն ներն ս իս լիս ներս ով "
     "լով յով երով ներով եր ից յից երից ներից լուց լու ցեք ցինք"},
    {"hy", 1, 4, "յի ների ծ ում յում ջում րում ներում ին ցին լուն ներ ց ու նք"},
    {"hy", 1, 5, "մ նակում տվում վ լիք"},
    {"hy", 2, 2, "վա>վ նե>ն ը> ալ>ա ում>մա յն>յ ություն>ությա ավ>ն եր> իր>ր ց>ցի աց>ո եց>ո ից> ությու>ությա"},
    {"hy", 2, 3, "նա>ցա ցե>ցա ուն>ա ցո>ցա յց>յ ոց>ո"},
    {"hy", 2, 4, "դ> լե>լ վե>վ ն> վո>վ ներ> նք>"},
    /* Kazakh */
    {"kk", 1, 3,
     "да сында дарда ларда тарда ауда ына сына са та ға дарға ларға тарға қа е ге дерге лерге терге де "
     "мде інде дерде лерде терде ке ме іне се те мыз дарымыз ларымыз тарымыз ңыз ыңыз дарыңыз ларыңыз "
     "тарыңыз міз іміз деріміз леріміз теріміз ңіз деріңіз леріңіз теріңіз мек м ым дарым ларым тарым "
     "дерім лерім терім дан дардан лардан тардан нан тан қан бен ген лген ден дерден лерден терден кен "
     "мен дармен лармен тармен дермен лермен термен ымен сымен нен інен пен тен мын сын атын ін сін п дар "
     "лар тар дер лер тер ы ды ады мады нады майды дарды ларды тарды дары лары тары ты ыпты дағы і дегі "
     "ді еді йді дерді лерді терді ні дері лері тері сі ті пті сті уі ң ың дың дардың лардың тардың ның "
     "сының дарың ларың тарың тың ің дің дердің лердің тердің нің сінің тінің дерің лерің терің тің"},
    {"kk", 1, 4, "дай ім ын ны сы лді мді"},
    {"kk", 1, 5, "ында ымыз іңіз лды ының"},
    {"kk", 2, 2, "та>т ға> д> ай> к>г ған> ін> дар> лар> дер> тер> у> ы> і> қ>ғ"},
    {"kk", 2, 3, "ме> ыл> ім> ын> ау>"},
    {"kk", 2, 4, "ке> ан>а тан> т> ғы>қ"},
    /* Kyrgyz */
    {"ky", 1, 3,
     "га да унда сунда ында сында ка уна суна ына сына та ге де инде синде ке ине сине те деги индеги "
     "синдеги теги ди ни си ти ган дан кан унан сунан ынан сынан тан ген ден кен инен синен тен ин дин нин "
     "инин синин син тин гон дон кон унон сунон тон ун дун нун унун сунун сун тун ын дын нын ынын сынын "
     "сын тын үн дүн нүн үнүн сүнүн сүн түн гөн дөн көн үнөн сүнөн төн го до ундо сундо ко уно суно то ип "
     "уп ып үп ат ет от өт дагу ундагу сундагу тагу догу ундогу сундогу тогу ду ну су ту дагы ындагы "
     "сындагы тагы ды ны сы ты дөгү үндөгү сүндөгү төгү дү нү сү тү гө дө үндө сүндө кө үнө сүнө тө"},
    {"ky", 1, 4,
     "и п у ы ү"},
    {"ky", 2, 3,
     "оо дар лар тар дер лер тер дор лор тор дөр лөр төр уу үү өө"},
    {"ky", 2, 2, "г>к"},
    /* Uzbek */
    {"uz", 1, 3,
     "da ida moqda ga iga larga mizga sa b ng ning ingning ining sining mning larning ngizning imizning "
     "ish i di adi ardi ydi dagi ishi mi ni gani ngni ini ganini ingizni mizni lari am im dim dan idan "
     "ngizdan mizdan gan digan adigan ayotgan man roq ar lar dir ay imiz"},
    {"uz", 1, 4, "mda ka rib mni si in"},
    {"uz", 1, 5, "s"},
    {"uz", 2, 2, "ma> ish> i> lari> il> in> lar> s>"},
    /* Azerbaijani */
    {"az", 1, 3,
     "da mda larimda nda larinda sinda larda mizda nizda lara ya e de lerimde nde lerinde lerde mizde "
     "nizde lere i lari leri m larim lerim n dan mdan larimdan ndan larindan sindan lardan mizdan nizdan "
     "san den lerimden nden lerinden lerden mizden nizden in larimin lerimin nin larinin lerinin sinin "
     "larin lerin mizin nizin un nun lar ler u nu niz siniz"},
    {"az", 1, 4, "mde me ni ik mden min"},
    {"az", 1, 5, "a ye sen iq"},
    {"az", 2, 2, "na>n i> lari> leri> k>y in> q>g u>"},
    /* Hebrew */
    {"he", 1, 3, "ה ים יים ת ות יות"},
    {"he", 2, 2, "ך>כ ם>מ ן>נ ף>פ ץ>צ"},
    /* Bengali */
    {"bn", 1, 2, "ার টির গুলির গুলোর ায় েরা টি গুলি কে টিকে গুলো"},
    {"bn", 1, 3,
     "ই ও ন েন ছেন েছেন চ্ছেন তেন বেন লেন িলেন ছিলেন েছিলেন চ্ছিলেন াম লাম িলাম ছিলাম চ্ছিলাম র টার গুলার "
     "ের দের িস ছিস েছিস চ্ছিস তিস য় া টা রা গুলা ি ছি েছি চ্ছি বি লি িলি ছিলি েছিলি চ্ছিলি ে দেরকে টাকে "
     "ছে চ্ছে তে টাতে গুলাতে বে লে ছিলে েছিলে ো ছো েছো চ্ছো তো নো বো লো িলো ছিলো েছিলো চ্ছিলো"},
    {"bn", 2, 2, "ছ>ল ত>ল ব>ল র> িয়>া ে>ল"},
    {"bn", 2, 4, "া>"},
    /* Marathi */
    {"mr", 1, 2,
     "ां त ांत ्यांत ात ्यात ीत तून ातून हून वर तील ातील ा चा ांचा ्यांचा ाचा ्याचा ीचा ना ांना ्यांना "
     "्या च्या ांच्या ्यांच्या ाच्या ्याच्या ीच्या ला ाला ्याला ीला ी ची ांची ्यांची ाची ्याची ीची साठी "
     "नी ांनी ्यांनी शी ू े चे ांचे ्यांचे ाचे ्याचे ीचे ने ाने ्याने ीने मध्ये ो "
     "णे ून ऊन ते तो ता ायला ायचा ायची ायचे ावे ावा णार ताना तात ण्यात ण्याचा ण्याची ण्याचे ण्यासाठी कडे "
     "ाकडे ांकडे ास बरोबर ाबरोबर ासाठी ांसाठी ावर ांवर पासून ापासून मुळे ामुळे पर्यंत ापर्यंत मधून ामधून "
     "ामध्ये ांमध्ये बाहेर ाबाहेर ली लो लास ल्या ल्याने"},
    /* Persian: -ha and what may follow it: -ye, -yi, possessives, "is"; -gan of what ends in -e, -yan, -at; -tar,
       -tarin */
    {"fa", 1, 2, "ها هاي هايي هايم هايت هايش هايمان هايتان هايشان هاست"},
    {"fa", 1, 4, "گان>ه يان تر تري"},
    {"fa", 1, 3, "ات ترين ترها"},
    /* Urdu: plural and case: -on, -en, -iyan, -iyon, -aen, -aon; then gender and case: -a, -i and -e (one letter when
     * folded), -ah */
    {"ur", 1, 2, "وں يں ياں>ي يوں>ي"},
    {"ur", 1, 1, "اييں>ا اوں>ا"},
    {"ur", 2, 2, "ا ي ه"},
};
const size_t dl_ending_list_count = sizeof dl_ending_lists / sizeof *dl_ending_lists;
