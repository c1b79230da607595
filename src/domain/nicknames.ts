/** Names that people use for one another: short forms, and spellings of one name in other letters. As data. */
import { keptIndex } from './kept-index.ts'

/** One name a line, folded as in `names.ts`. A short form may stand in several lines. */
const LINES = `
william will bill billy willie liam wilhelm
elizabeth liz lizzie beth betty betsy eliza elsie libby lisa bess elisabeth elzbieta ela
john jack johnny jon ian sean ivan jan janek jean juan
james jim jimmy jamie jem
margaret peggy maggie meg madge greta margo rita malgorzata gosia
robert rob bob bobby robbie bert
richard rick dick ricky richie rich
thomas tom tommy tomasz tomek
michael mike mick micky mikey michal mikhail
joseph joe joey jo jozef yusuf yousef youssef yousuf yusif
charles charlie chuck chas karl
edward ed eddie ned ted teddy edek
henry harry hal hank
francis frank frankie fran
frances fran fanny francesca franciszka
anthony tony ant antoni antek
andrew andy drew andrzej andreas
alexander alex alec sandy xander sasha aleksander olek alistair
alexandra alex sandra sasha lexi aleksandra ola
benjamin ben benny benji
christopher chris kit topher krzysztof krzys
christine chris chrissie tina christina krystyna
daniel dan danny
david dave davy davey dawid daud dawood dawud
donald don donny
frederick fred freddie freddy fryderyk
geoffrey geoff jeff jeffrey
george georgie jerzy jurek
gerald gerry jerry
gregory greg grzegorz
harold harry hal
jacob jake jacek jakub kuba yaqub yakub yaqoob
jeremy jem jez
jonathan jon jonny jonathon
joshua josh
kenneth ken kenny
lawrence larry laurie laurence loz
leonard len lenny leo
matthew matt matty mateusz
nicholas nick nicky nico nicolas mikolaj
nathaniel nat nathan nate
patrick pat paddy patryk
peter pete piotr piotrek
philip phil pip phillip
raymond ray
ronald ron ronnie
samuel sam sammy
samantha sam sammy
stephen steve stevie steven stefan szczepan
stanley stan stanislaw staszek
timothy tim timmy
victor vic wiktor
vincent vince vinny
walter wally walt
zachary zach zack zak
abigail abbie abby gail
amanda mandy
angela angie aniela
anne ann anna annie nan nancy hannah ania hania
barbara babs barb basia
caroline carol carrie karolina
catherine kate katie cathy kathy katherine kathryn kathleen kit kitty cath katarzyna kasia catrin
charlotte lottie charlie lotte
deborah deb debbie debra
dorothy dot dotty dolly dorota
eleanor ellie nell nellie nora elena helen helena
emily em emmy millie
emma em emmy
florence flo florrie flossie
gabriel gabe gabriela gabby
georgina georgie gina
gillian gill jill
harriet hattie
isabella bella izzy isabel isobel isabelle belle izabela
jacqueline jackie jacqui
jane janie jenny janet joan joanna asia joanne jo
jennifer jen jenny
jessica jess jessie
josephine jo josie
judith judy jude
kimberly kim kimberley
lucy lu lucie lucja
martha marty patsy
mary molly polly mae maria marie mia maryam mariam miriam maja marysia
matilda tilly mattie
megan meg
melissa mel missy
natalie nat nattie natalia
olivia liv ollie libby
oliver ollie olly
pamela pam
patricia pat patsy trish tricia patty
penelope penny
rebecca becky becca beck
rosemary rose rosie
sarah sally sara sadie
sophia sophie sofia zofia zosia
susan sue susie suzy susanna zuzanna zuzia
theresa terry tess tessa teresa
terence terry
theodore theo ted teddy
valerie val
veronica ronnie weronika
victoria vicky tori wiktoria
winifred winnie freda
yvonne eve ewa eva
mohammed muhammad mohamed muhammed mohammad mohamad muhamad mohd md mo mehmet mahomed
ahmed ahmad ahmet
ali aly alee
hussain hussein husain hossain hossein hussayn
hassan hasan hassen
abdul abdel abd abdal
abdullah abdallah abdulla
abdulrahman abdurrahman abderrahman rahman rehman
ibrahim ebrahim ibraheem abraham abe
ismail ishmael esmail ismaeel
omar umar umer omer
osman usman uthman othman
yahya yahia john
khalid khaled
rashid rasheed
saeed said sayed syed sayid sayyid
mustafa mostafa moustafa
tariq tarek tarik
zainab zaynab zeinab zeynep
fatima fatimah fatema fatma
aisha ayesha aysha aishah ayshe
khadija khadeeja khadijah
amina aminah ameena
nur noor nour noora
kaur kour
singh sing sinh
choudhury chowdhury chaudhry chaudhary choudhary chaudhuri
shah sha
sheikh shaikh shaykh
begum begam bagum
iqbal ikbal eqbal
malik malek
mariusz mario
pawel paul
lukasz luke lucas
wojciech wojtek
agnieszka agnes aga
magdalena magda maddie
`

type Group = { readonly first: string; readonly words: readonly string[] }

const GROUPS: readonly Group[] = LINES.trim()
  .split('\n')
  .map((line) => line.split(' '))
  .map((words) => ({ first: words[0] ?? '', words }))

const byWord = keptIndex<Group>(({ words }) => words)

/** The first name of each line that a folded word stands in. */
export const nicknameGroups = (word: string): readonly string[] =>
  byWord(GROUPS, word).map(({ first }) => first)

/** Whether one may stand for the other. */
export const isNickname = (one: string, other: string): boolean => {
  const groups = nicknameGroups(one)
  return groups.length > 0 && nicknameGroups(other).some((group) => groups.includes(group))
}
