"""Texts that break drawing: long words, other scripts, stacks of marks, characters that are none."""

from __future__ import annotations

ZALGO = "".join(
    letter + "\u0301\u0336\u0316\u033f\u0489\u0352\u0340\u034a" * 4 for letter in "He comes and he will not stop"
)

TEXTS = {
    "german": "Rindfleischetikettierungsüberwachungsaufgabenübertragungsgesetz" * 3,
    "german words": "Die Grundstücksverkehrsgenehmigungszuständigkeitsübertragungsverordnung gilt nicht mehr.",
    "chinese": "该模型的出口限制是否合法，取决于条例的适用范围以及政府所述理由。" * 8,
    "japanese": "この措置は輸出規則が許す範囲を超えている。「双方の主張」を比べる必要がある。",
    "korean": "이 조치는 수출 규정이 허용하는 범위를 넘어선다.",
    "arabic": "هذا الإجراء يتجاوز ما تسمح به قواعد التصدير، ولا يمكن تنفيذه داخل البلاد." * 3,
    "hebrew with points": "בְּרֵאשִׁית בָּרָא אֱלֹהִים אֵת הַשָּׁמַיִם וְאֵת הָאָרֶץ",
    "urdu": "یہ اقدام برآمدی قواعد کی حد سے تجاوز کرتا ہے۔",
    "mixed directions": 'The word "עולם" and 123 مرحبا (45) end.',
    "devanagari": "यह उपाय निर्यात नियमों की अनुमति से अधिक है और देश के भीतर लागू नहीं किया जा सकता।",
    "thai": "มาตรการนี้เกินกว่าที่กฎการส่งออกอนุญาตและไม่สามารถบังคับใช้ภายในประเทศได้",
    "tibetan": "བསྒྲུབས་བརྒྱུད་སྒྲ་སྙན་གྱི་དབྱངས་ལྷུང་ངེར་འཁྲོལ།",
    "emoji": "Verdict 👩🏽‍⚖️👨‍👩‍👧‍👦🏳️‍🌈🇪🇺 pending 🧑‍💻 then ❤️‍🔥 again",
    "many emoji": "👨‍👩‍👧‍👦" * 120,
    "joiners": "a\u200db\u200dc\u200d\u200d\u200d" * 60,
    "zero width": "\u200b\u200c\u2060\ufeff" * 200,
    "marks": ZALGO,
    "marks alone": "\u0301" * 300,
    "long claim": "The measure exceeds what the export rules allow and nobody has said why. " * 28,
    "one long word": "x" * 2000,
    "wide letters": "W" * 400,
    "narrow letters": "i" * 2000,
    "surrogates": "lone \ud800 high, low \udc00 and \udfff\ud800 reversed",
    "controls": "bell \x07 null \x00 escape \x1b[31m delete \x7f next \x85 line",
    "newlines": "first\nsecond\r\nthird\n\n\n\nfourth\u2028fifth\u2029sixth\nseventh\neighth\nninth",
    "tabs": "\tone\t\ttwo\tthree\t" * 12,
    "spaces": " " * 500 + "end",
    "no-break spaces": "no\u00a0break\u00a0" * 60,
    "phrase letters": "﷽ ﷺ ﷻ " * 6,
    "widest letter": "𒐫" * 12 + "꧅" * 5,
    "overrides": "\u202eright to left\u202c then \u2067isolated\u2069 \u202b embedded",
    "markup": "<b>bold</b> & <script>alert(1)</script> &amp; \"quotes\" 'single' %s {0} {holder}",
    "private use": "\ue000\uf8ff\U000f0000",
    "tall mathematics": "∫∑∏√⎛⎜⎝ ⟦x⟧ 𝔸𝕓𝓬 ⎷",
    "soft hyphens": "Donau\u00addampf\u00adschiff\u00adfahrts\u00adgesellschafts\u00adkapitän" * 4,
    "vietnamese": "Biện pháp này vượt quá những gì quy tắc xuất khẩu cho phép.",
    "ipa": "ˈɹɪ̃ːd͡ʒə̃nᵊl̩ ʔɐ̯̃ˑ",
    "empty": "",
    "blank": " \n\t ",
}
