// Fedora's old short names of licences ("Callaway" names, until 2022) that mean one licence. Names that are SPDX ids already are left out.
// Source: names from https://github.com/fedora-copr/license-validate (fedora-approved-licenses.txt), mapping compiled for this project.

/** `name|expression`, one a line. */
export const CALLAWAY_NAMES = `
AGPLv1|AGPL-1.0-only
AGPLv3|AGPL-3.0-only
AGPLv3+|AGPL-3.0-or-later
AMPAS BSD|AMPAS
APSL 2.0|APSL-2.0
ASL 1.0|Apache-1.0
ASL 2.0|Apache-2.0
Adobe|Adobe-2006
Arphic|Arphic-1999
Artistic 2.0|Artistic-2.0
Artistic clarified|ClArtistic
BSD Protection|BSD-Protection
Bitstream Vera|Bitstream-Vera
Boost|BSL-1.0
CATOSL|CATOSL-1.1
CC0|CC0-1.0
CDL|CDL-1.0
CNRI|CNRI-Python
CPAL|CPAL-1.0
CPL|CPL-1.0
CeCILL-B|CECILL-B
CeCILL-C|CECILL-C
Charter|LicenseRef-Callaway-Charter
Condor|Condor-1.1
Crystal Stacker|CrystalStacker
ECL 1.0|ECL-1.0
ECL 2.0|ECL-2.0
EFL 2.0|EFL-2.0
ERPL|ErlPL-1.1
EU Datagrid|EUDatagrid
EUPL 1.1|EUPL-1.1
EUPL 1.2|EUPL-1.2
ErlPL|ErlPL-1.1
GPL+|GPL-1.0-or-later
GPL+ or Artistic|GPL-1.0-or-later OR Artistic-1.0-Perl
GPLv1|GPL-1.0-only
GPLv2|GPL-2.0-only
GPLv2 or Artistic|GPL-2.0-only OR Artistic-1.0-Perl
GPLv2+|GPL-2.0-or-later
GPLv2+ or Artistic|GPL-2.0-or-later OR Artistic-1.0-Perl
GPLv3|GPL-3.0-only
GPLv3+|GPL-3.0-or-later
Hershey|LicenseRef-Callaway-Hershey
IBM|IPL-1.0
Inner-Net|Inner-Net-2.0
Intel ACPI|Intel-ACPI
Interbase|Interbase-1.0
JPython|CNRI-Jython
JasPer|JasPer-2.0
Knuth|Knuth-CTAN
LBNL BSD|BSD-3-Clause-LBNL
LGPLv3|LGPL-3.0-only
LGPLv3+|LGPL-3.0-or-later
LLGPL|LGPL-2.1-only WITH LLGPL
Lhcyr|LicenseRef-Callaway-Lhcyr
Lucida|LicenseRef-Callaway-Lucida
MPLv1.0|MPL-1.0
MPLv1.1|MPL-1.1
MgOpen|LicenseRef-Callaway-MgOpen
OSL 1.0|OSL-1.0
OSL 1.1|OSL-1.1
OSL 2.0|OSL-2.0
OSL 2.1|OSL-2.1
OSL 3.0|OSL-3.0
Open Publication|OPUBL-1.0
OpenPBS|OpenPBS-2.3
QPL|QPL-1.0
RPSL|RPSL-1.0
RSA|RSA-MD
Rsfs|LicenseRef-Callaway-Rsfs
SPL|SPL-1.0
STIX|LicenseRef-Callaway-STIX
TORQUEv1.1|TORQUE-1.1
Threeparttable|threeparttable
UCD|LicenseRef-Callaway-UCD
UPL|UPL-1.0
Utopia|Adobe-Utopia
VSL|VSL-1.0
YPLv1.1|YPL-1.1
ZPLv2.0|ZPL-2.0
ZPLv2.1|ZPL-2.1
Zend|Zend-2.0
eCos|GPL-2.0-or-later WITH eCos-exception-2.0
midnight|LicenseRef-Callaway-midnight
wxWidgets|LGPL-2.0-or-later WITH WxWindows-exception-3.1
wxWindows|LGPL-2.0-or-later WITH WxWindows-exception-3.1
zlib|Zlib
zlib with acknowledgement|zlib-acknowledgement
`;
