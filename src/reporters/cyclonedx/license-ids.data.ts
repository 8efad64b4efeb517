// SPDX ids that came after each CycloneDX version was frozen: its schema, and consumers that hold on to it, refuse them as `license.id`.
// Differences between SPDX License List 3.29 and schema/spdx.schema.json at the tags 1.5, 1.6 and 1.7 of github.com/CycloneDX/specification (Apache-2.0).

/** Absent from 1.5, known to 1.6. */
export const NEW_IN_1_6 =
  "AML-glslang Adobe-Display-PostScript Adobe-Utopia BSD-2-Clause-Darwin BSD-3-Clause-HP BSD-3-Clause-Sun " +
  "BSD-3-Clause-acpica BSD-3-Clause-flex BSD-Inferno-Nettverk BSD-Source-beginning-file BSD-Systemics " +
  "BSD-Systemics-W3Works Brian-Gladman-2-Clause CC-BY-3.0-AU CMU-Mach-nodoc Caldera-no-preamble Cronyx " +
  "DEC-3-Clause DL-DE-ZERO-2.0 DRL-1.1 FBM FSFAP-no-warranty-disclaimer Ferguson-Twofish Furuseth GCR-docs " +
  "HP-1989 HPND-DEC HPND-Fenneberg-Livingston HPND-INRIA-IMAG HPND-Kevlin-Henney HPND-MIT-disclaimer HPND-Pbmplus " +
  "HPND-UC HPND-doc HPND-doc-sell HPND-export-US-modify HPND-sell-MIT-disclaimer-xserver HPND-sell-regexpr " +
  "ISC-Veillard Kastrup LPD-document Lucida-Bitmap-Fonts MIT-testregex MMIXware MPEG-SSG Mackerras-3-Clause " +
  "Mackerras-3-Clause-acknowledgment McPhee-slideshow OpenSSL-standalone OpenVision PADL Pixar SAX-PD-2.0 " +
  "SGI-OpenGL SL SSLeay-standalone Soundex Sun-PPP TGPPL-1.0 TTYP0 UMich-Merit URT-RLE Unicode-3.0 Zeeff " +
  "bcrypt-Solar-Designer check-cvs fwlw gtkbook hdparm lsof magaz mailprio pnmstitch python-ldap radvd softSurfer " +
  "ssh-keyscan swrule ulem xkeyboard-config-Zinoviev";

/** Absent from 1.6, known to 1.7. */
export const NEW_IN_1_7 =
  "3D-Slicer-1.0 AMD-newlib Artistic-dist Aspell-RU BSD-2-Clause-first-lines BSD-2-Clause-pkgconf-disclaimer " +
  "Boehm-GC-without-fee CC-PDM-1.0 CC-SA-1.0 Catharon CryptoSwift DocBook-DTD DocBook-Schema DocBook-Stylesheet " +
  "DocBook-XML FSFULLRSD FSL-1.1-ALv2 FSL-1.1-MIT Game-Programming-Gems Gutmann HDF5 HIDAPI HPND-Intel " +
  "HPND-Netrek HPND-UC-export-US HPND-export-US-acknowledgement HPND-export2-US HPND-merchantability-variant " +
  "HPND-sell-variant-MIT-disclaimer-rev InnoSetup MIPS MIT-Click MIT-Khronos-old NCBI-PD NCL NTIA-PD OAR PPL " +
  "Ruby-pty SMAIL-GPL SOFA SUL-1.0 Sendmail-Open-Source-1.1 Sun-PPP-2000 ThirdEye TrustedQSL Ubuntu-font-1.0 " +
  "Unlicense-libtelnet Unlicense-libwhirlpool X11-swapped any-OSI any-OSI-perl-modules cve-tou generic-xts jove " +
  "libpng-1.6.35 man2html ngrep pkgconf threeparttable wwl xzoom";

/** Absent from 1.7. */
export const NEWER =
  "ALGLIB-Documentation Advanced-Cryptics-Dictionary BOLA-1.1 BSD-2-Clause-pos-unchanged BSD-3-Clause-OpenWebUI " +
  "BSD-3-Clause-Tso BSD-Mark-Modifications BSD-Source-Code-no-disclaimer BSD-Source-alt-GPL BSD-ask-to-endorse " +
  "Brian-Gladman-3-Clause-no-conversion Buddy Bugroff CAPEC-tou CC-BY-NC-3.0-IGO ESA-PL-permissive-2.4 " +
  "ESA-PL-strong-copyleft-2.4 ESA-PL-weak-copyleft-2.4 FDK-MPEG-H HPND-SMC HPND-sell-variant-critical-systems " +
  "Hippocratic-3.0-core ISO-permission Informatica MIT-STK MMPL-1.0.1 MVT-1.1 NIST-PD-TNT OSC-1.0 OSSP " +
  "OpenMDW-1.0 ParaType-Free-Font-1.3 SGMLUG-PM TekHVC UnRAR Vixie-Cron WTFNMFPL WordNet X11-no-permit-persons " +
  "atc-game hyphen-bulgarian";
