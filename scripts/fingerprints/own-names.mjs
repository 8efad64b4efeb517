// Names that texts give to licences, beyond the alias table: id|name;name|source. "?" before an id: the name tells only the family.

export const OWN_NAMES = `
MIT|mit;mit expat;expat;expat mit;mit style expat;mit/x;mit x11;x11 mit;mit/x11;x/mit;mit x consortium
X11|x11;x consortium
BSD-2-Clause|two clause bsd;bsd two clause;2 clause bsd;simplified bsd;bsd simplified;2 clause free bsd;freebsd;bsd 2;bsd 2 clause simplified;new bsd 2 clause;2 term bsd;bsd 2cl;bsd 2clause;bsd2clause;2 bsd;simplified 2 bsd;bsd like 2 clause;bsd style 2 clause
BSD-3-Clause|three clause bsd;bsd three clause;3 clause bsd;new bsd;bsd new;revised bsd;bsd revised;modified bsd;bsd modified;bsd 3;berkeley 3 clause;new style bsd;bsd 3 clause new;3 term bsd;bsd 3cl;bsd 3clause;bsd3clause;3 bsd;bsd like 3 clause;bsd style 3 clause;bsd new or revised;new or revised bsd;new revised bsd;modified 3 clause berkeley software distribution;3 clause berkeley software distribution;modified berkeley software distribution;osi approved bsd 3 clause;bsd without advertising clause;bsd without the advertising clause;bsd the one with advertisement clause removed;bsd with the advertising clause removed;eclipse distribution;eclipse distribution 1;edl 1;edl
BSD-4-Clause|four clause bsd;bsd four clause;4 clause bsd;original bsd;old bsd;old style bsd;bsd 4;bsd 4cl;bsd 4clause;bsd c4;bsd with advertising clause;bsd with advertising;bsd with the advertising clause;original 4 clause bsd
0BSD|zero clause bsd;bsd zero clause;free public 1
Apache-2.0|apache 2;apache software 2;apache software foundation 2;al 2;asl 2;apl 2;apache public 2;apache 2 software;asf 2;apache style 2;asl20;al2;apache software licence 2
Apache-1.1|apache 1.1;apache software 1.1;asl 1.1
Apache-1.0|apache 1;apache software 1;asl 1
?Apache-2.0|apache;apache software;asl;apache public;apache software foundation;apache style
?BSD-3-Clause|bsd;bsd style;bsd type;bsd like;berkeley;berkeley software distribution;berkeley style
?Artistic-1.0-Perl|artistic;perl artistic
Artistic-1.0-Perl|artistic 1 perl
Artistic-1.0|artistic 1
Artistic-2.0|artistic 2;perl artistic 2
ClArtistic|clarified artistic
MPL-1.1|mozilla public 1.1;mpl 1.1;mpl11
MPL-1.0|mozilla public 1;mpl 1;netscape mozilla public 1
MPL-2.0|mozilla public 2;mpl 2;mpl20
?MPL-2.0|mozilla public;mpl;mozilla
NPL-1.0|netscape public 1
NPL-1.1|netscape public 1.1
?EPL-1.0|eclipse public;epl
EPL-1.0|eclipse public 1;epl 1;epl10
EPL-2.0|eclipse public 2;epl 2;epl20
CPL-1.0|common public 1;common public;cpl
IPL-1.0|ibm public 1;ibm public
?CDDL-1.0|cddl;common development and distribution;common development and distribution (cddl)
CDDL-1.0|cddl 1;common development and distribution 1
CDDL-1.1|cddl 1.1;common development and distribution 1.1
SPL-1.0|sun public 1;sun public
SISSL|sun industry standards source;sissl;sun industry standards source 1.1
SISSL-1.2|sun industry standards source 1.2
Zlib|zlib;zlib libpng;libpng zlib;zlib style
Libpng|libpng;png reference library
libpng-2.0|libpng 2
BSL-1.0|boost software 1;boost software;boost;boost 1
BUSL-1.1|business source 1.1;bsl 1.1;mariadb business source 1.1
ISC|isc
HPND|historical permission notice and disclaimer
NCSA|university of illinois open source;university of illinois/ncsa open source;ncsa open source;uiuc open source;university of illinois ncsa open source;illinois open source
Apache-2.0 WITH LLVM-exception|apache 2 with llvm exceptions;apache 2 with llvm exception
Unlicense|unlicense;public domain unlicense
WTFPL|wtfpl;do what the fuck you want to public;do what the fuck you want to;do what the f*ck you want to public;wtfpl 2;do what the fuck you want to public 2
CC0-1.0|cc0;creative commons public domain dedication;creative commons zero;creative commons cc0;cc0 1 universal;creative commons cc0 1 universal;creative commons zero 1 universal;cc0 public domain dedication;creative commons 0;cc 0
CC-PDDC|creative commons public domain;copyright only dedication based on united states law
OFL-1.1|ofl;sil open font 1.1;open font 1.1;ofl 1.1;sil ofl 1.1;sil open font;sil ofl
OFL-1.0|sil open font 1;ofl 1
Beerware|beerware;beer ware;beer
Ruby|ruby
Python-2.0|python 2;psf 2 python
PSF-2.0|psf;python software foundation;psf 2;python software foundation 2
CNRI-Python|cnri python;cnri python 1.6;cnri s python 1.6;cnri open source gpl compatible
PHP-3.0|php 3
PHP-3.01|php 3.01
?PHP-3.01|php
OpenSSL|openssl;openssl and ssleay;openssl ssleay
SSLeay|ssleay
OLDAP-2.8|openldap public;openldap;openldap public 2.8
PostgreSQL|postgresql;postgres
FTL|freetype project;freetype;ftl;the freetype
IJG|independent jpeg group;ijg
libtiff|libtiff
ICU|icu
TCL|tcl;tcl tk;tcl style
Vim|vim
Sleepycat|sleepycat;sleepycat public
Info-ZIP|info zip
Intel|intel open source
MS-PL|microsoft public;ms pl;mspl;microsoft permissive
MS-RL|microsoft reciprocal;ms rl;msrl
MS-LPL|microsoft limited public
OSL-3.0|open software 3
OSL-2.1|open software 2.1
OSL-2.0|open software 2
OSL-1.1|open software 1.1
OSL-1.0|open software 1
AFL-3.0|academic free 3
AFL-2.1|academic free 2.1
AFL-2.0|academic free 2
AFL-1.2|academic free 1.2
AFL-1.1|academic free 1.1
?AFL-3.0|academic free;afl
EUPL-1.0|eupl 1;european union public 1
EUPL-1.1|eupl 1.1;european union public 1.1
EUPL-1.2|eupl 1.2;european union public 1.2
?EUPL-1.2|eupl;european union public
CECILL-1.0|cecill 1
CECILL-1.1|cecill 1.1
CECILL-2.0|cecill 2
CECILL-2.1|cecill 2.1
CECILL-B|cecill b
CECILL-C|cecill c
?CECILL-2.1|cecill
QPL-1.0|qpublic;q public;q public 1;qpl;qpl 1
LPPL-1.0|latex project public 1
LPPL-1.1|latex project public 1.1
LPPL-1.2|latex project public 1.2
LPPL-1.3a|latex project public 1.3a;lppl 1.3a
LPPL-1.3c|latex project public 1.3 c;lppl 1.3 c;latex project public 1.3c;lppl 1.3c;latex project public 1.3;lppl 1.3
ZPL-1.1|zope public 1.1;zpl 1.1
ZPL-2.0|zope public 2;zpl 2
ZPL-2.1|zope public 2.1;zpl 2.1
?ZPL-2.1|zope public;zpl
APSL-1.0|apple public source 1;apsl 1
APSL-1.1|apple public source 1.1;apsl 1.1
APSL-1.2|apple public source 1.2;apsl 1.2
APSL-2.0|apple public source 2;apsl 2
RPSL-1.0|realnetworks public source 1;rpsl 1
CPAL-1.0|common public attribution 1;cpal 1
CUA-OPL-1.0|cua office public 1
YPL-1.0|yahoo! public 1;yahoo public 1
YPL-1.1|yahoo! public 1.1;yahoo public 1.1
Zimbra-1.3|zimbra public 1.3
Zimbra-1.4|zimbra public 1.4
SugarCRM-1.1.3|sugarcrm public 1.1.3
NASA-1.3|nasa open source agreement 1.3
NOSL|netizen open source
Watcom-1.0|sybase open watcom public 1
SGI-B-1.0|sgi free software b 1
SGI-B-1.1|sgi free software b 1.1
SGI-B-2.0|sgi free software b 2
LPL-1.02|lucent public 1.02
LPL-1.0|lucent public 1
ODbL-1.0|open database 1;open data commons open database 1;odbl 1;open data commons open database;open database;odbl
ODC-By-1.0|open data commons attribution 1;open data commons attribution
PDDL-1.0|open data commons public domain dedication 1;public domain dedication and 1
NGPL|nethack general public
GFDL-1.3-or-later|gnu free documentation 1.3 or later
W3C|w3c software;w3c software notice and
W3C-20150513|w3c software and document
Unicode-DFS-2016|unicode data files and software
SSPL-1.0|server side public 1;server side public;sspl
Elastic-2.0|elastic 2
Artistic-1.0-cl8|artistic 1 clause 8
AAL|attribution assurance
AGPL-1.0-only|affero general public 1
EFL-2.0|eiffel forum 2
EFL-1.0|eiffel forum 1
ECL-2.0|educational community 2
ECL-1.0|educational community 1
Xnet|x.net
Entessa|entessa public
Fair|fair
JSON|json;jslint
MirOS|miros
MulanPSL-2.0|mulan permissive software 2;mulan psl 2;mulan permissive 2
MulanPSL-1.0|mulan permissive software 1;mulan psl 1
BlueOak-1.0.0|blue oak model 1.0;blue oak model;blue oak model 1.0.0
UPL-1.0|universal permissive 1;universal permissive
curl|curl
FSFAP|all permissive;fsf all permissive;gnu all permissive
bzip2-1.0.6|bzip2
Bitstream-Vera|bitstream vera
DOC|doc software
JasPer-2.0|jasper 2
NTP|ntp
MIT-CMU|cmu;cmu style
TMate|tmate open source
AML|apple mit
ErlPL-1.1|erlang public 1.1
Motosoto|motosoto open source
Nokia|nokia open source
OCLC-2.0|oclc research public 2
RPL-1.5|reciprocal public 1.5
RPL-1.1|reciprocal public 1.1
Sendmail|sendmail
SMLNJ|standard ml of new jersey
VSL-1.0|vovida software 1
OPL-1.0|open public 1
OPUBL-1.0|open publication 1;open publication
OGL-UK-3.0|open government 3;uk open government 3
BSD-4-Clause-UC|original 4 clause bsd ucb;bsd 4 clause ucb
BSD-3-Clause-No-Nuclear-Warranty|bsd 3 clause w nuclear disclaimer;bsd 3 clause with nuclear disclaimer
Artistic-1.0-Perl|artistic 1 perl;perl artistic 1
SSPL-1.0|server side public sspl 1
?BUSL-1.1|business source;busl
?Elastic-2.0|elastic
?ECL-2.0|educational community
?EFL-2.0|eiffel forum;eiffel forum efl
?APSL-2.0|apple public source;apsl
?Zend-2.0|zend;zend engine
?YPL-1.1|yahoo! public;yahoo public
?LPPL-1.3c|latex project public;lppl;lppl latex project public
?NPOSL-3.0|non profit open software;np osl;non profit osl
?NCSA|llvm;legacy llvm
?ODC-By-1.0|odc by
?AFL-3.0|academic software
AFL-3.0|academic software 3
NPOSL-3.0|non profit open software 3;np osl 3
SimPL-2.0|simple public
Ubuntu-font-1.0|ubuntu font
gSOAP-1.3b|gsoap public 1.3
eGenix|egenix.com public;egenix public
CPOL-1.02|code project open;cpol;codeproject open|https://www.codeproject.com/info/cpol10.aspx
etalab-2.0|ouverte 2;etalab open 2;etalab 2|https://www.etalab.gouv.fr/licence-ouverte-open-licence/
PolyForm-Noncommercial-1.0.0|polyform non commercial 1.0.0;polyform non commercial 1
HaskellReport|haskell 98 report;haskell language report
NIST-PD|nist public domain
Unlicense|unlicense public domain
blessing|sqlite blessing
FSFUL|fsf unlimited
MIT|lua|https://www.lua.org/license.html (5.0 and later)
BSD-3-Clause|cryptogams|https://www.openssl.org/~appro/cryptogams/
Glide|3dfx glide general public
NLOD-2.0|norwegian for open government data 2
NLOD-1.0|norwegian for open government data 1
?NLOD-2.0|norwegian for open government data;nlod
BSD-3-Clause|numpy|https://numpy.org/doc/stable/license.html
BSD-3-Clause|pyopengl 3;pyopengl|https://pyopengl.sourceforge.net/license.html
Zlib|tinyxml|https://www.grinninglizard.com/tinyxml/
BSD-2-Clause|cryptix general|http://www.cryptix.org/LICENSE.TXT
Apache-1.1|opensymphony software 1.1;opensymphony 1.1|Apache 1.1 with the names of OpenSymphony, which the SPDX template leaves open
`;
