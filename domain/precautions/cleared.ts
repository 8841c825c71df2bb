/**
 * ICD-10-CM families that were read and found to carry no rule: screened, with nothing to raise. (K): a clinician reads
 * this list before anybody relies on it. What stands neither here nor in a rule is *not screened* until answered.
 */
export const clearedCodePrefixes: readonly string[] = [
  // Joints, muscles and tendons.
  ..."M12 M15 M16 M17 M18 M19 M20 M21 M22 M23 M24 M25 M26 M40 M41 M43 M47 M48 M50 M51 M53 M54".split(" "),
  ..."M60 M62 M65 M66 M67 M70 M71 M72 M75 M76 M77 M79 M99".split(" "),
  // Injuries, in every encounter; where a fracture carries a rule, its 7th character says so.
  ..."S03 S12 S13 S22 S23 S32 S33 S39 S40 S42 S43 S46 S50 S52 S53 S56 S60 S62 S63 S66 S70 S72 S73 S76".split(
    " ",
  ),
  ..."S80 S82 S83 S86 S90 S92 S93 S96".split(" "),
  // Nerves, pain and gait.
  ..."G43 G44 G47 G50 G51 G54 G56 G57 G58 G62 G81 G89 I69 H81 H82 R25 R26 R27 R29 R42 R51".split(" "),
  // Pelvis.
  ..."N39 N40 R102 N41 N94".split(" "),
  // Habits, mind, senses and metabolism without a bearing on load.
  ..."E03 E05 E55 E66 E78 F32 F33 F41 F43 H25 H26 H40 H52 H90 H91 J30 J31 K21 K58 K59 L20 L40 R53 R68".split(
    " ",
  ),
  // Pressure that is treated: what is measured decides.
  "I10",
  // Status and aftercare.
  ..."Z47 Z48 Z72 Z74 Z79 Z87 Z91 Z96 Z98".split(" "),
];
