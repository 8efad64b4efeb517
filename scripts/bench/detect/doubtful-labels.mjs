// Labels of ScanCode's development half that, having read the file, we hold for wrong or for a remark only: the score is told with and without them.

const SYMBOL =
  "the second label is the macro EXPORT_SYMBOL_GPL or MODULE_LICENSE, which the kernel says tells no version";
const PARTS = "the second label is a part of the first licence's own text";
const FAMILY = "the second label is 'BSD license' in the sentence that leads to the text itself";
const REMARK = "the second label is a word in a remark or in program code that licenses nothing";
const CREDIT = "the third label is credit given to zlib, not its licence";
const UNVERSIONED = "the second label is the same licence once more, named without its version";
const TEXT_ONLY = "the second label is the text, or its address, to which the notice with 'or later' points";

/** Path inside of the data folder → why. */
export const DOUBTFUL = new Map([
  ["external/atarashi/AGPL-1.0-or-later.c", TEXT_ONLY],
  ["external/atarashi/GPL-2.0-with-font-exception.c", "the exception is labelled again by itself"],
  ["external/atarashi/Sleepycat.php", PARTS],
  ["external/fossology-licenses/npl-1.1.txt", PARTS],
  ["external/fossology-licenses/cnri-python-gpl-compatible.txt", PARTS],
  ["external/fossology-tests/NPL/NPL-1.1.txt", PARTS],
  ["external/fossology-tests/Sleepycat/sleepycat1.php", PARTS],
  ["external/glc/Sleepycat.t1", PARTS],
  ["external/fossology-tests/BSD/README.html", FAMILY],
  ["lic2/bsd-simplified_9.txt", FAMILY],
  ["lic2/bsd-original-uc_5.txt", "the second label is the mark BSDCOPYRIGHTBEGIN"],
  ["external/fossology-tests/GPL/GPL-2.0+_abi-compliance-checker.pl", UNVERSIONED],
  ["lic4/gpl-2.0-plus_and_mit_1.txt", UNVERSIONED],
  ["external/fossology-tests/GPL/gpl-3.0_1.xml", UNVERSIONED],
  ["lic3/jquery_mit.js", UNVERSIONED],
  ["external/fossology-tests/GPL/curve.c", REMARK],
  ["external/fossology-tests/GPL/doxygen.sh", REMARK],
  [
    "external/fossology-tests/LGPL/valaprojectgenerator.c",
    "the other labels are templates for the projects it generates",
  ],
  ["lic1/gpl-2.0-plus_34.txt", "a GPL notice with one 'Lesser' left in its disclaimer"],
  ["lic3/mixed_ansible.txt", "the unfilled form of a role"],
  ["external/glc/GFDL-1.1.t2", "says 1.1 only; the label adds 1.3"],
  ["external/glc/GFDL-1.1.t3", "says 1.1 only; the label adds 1.3"],
  ["external/glc/GFDL-1.1.t4", "says 1.1 only; the label adds 1.3"],
  ["external/slic-tests/i2c-ali1563.c", SYMBOL],
  ["external/slic-tests/v_midi.c", SYMBOL],
  ["lic1/gpl-2.0-plus_29.txt", SYMBOL],
  ["lic1/gpl_12.txt", SYMBOL],
  ["external/slic-tests/5/NOTICE.txt", TEXT_ONLY],
  ["external/spdx/reuse.py", TEXT_ONLY],
  ["lic3/lgpl-3.0-plus_4.txt", TEXT_ONLY],
  ["lic1/CRC32.java", CREDIT],
  ["lic4/JZlib.java", CREDIT],
  [
    "external/fossology-tests/Dual-license/SPL-1.0_or_LGPL.txt",
    "names the LGPL without a version; the label says 2.1 or later",
  ],
  ["lic1/gpl_and_lgpl_2.txt", "names the LGPL without a version; the label says 2.1 or later"],
  ["lic3/mpl-1.1_or_lgpl-2.1_1.xml", "says LGPL 2.1; the label adds 'or later'"],
  [
    "external/fossology-tests/MIT/perl-Mozilla-LDAP.spec",
    "'MPL/GPL/LGPL' without versions; the label has three different ones",
  ],
  ["external/fossology-tests/Dual-license/GPL-2.0_or_X11.txt", "says X11; the label's id is that of the ICU licence"],
  ["external/slic-tests/r8180_wx.c", "says the GPL without a version; the label adds version 2"],
  ["external/fossology-tests/Dual-license/mscc.c", "'Dual MIT/GPL' in a comment; the label adds a version"],
]);
