"""What owners notice of each breed that ImageNet knows, in words of one vocabulary.

Ears: bat, erect, erectbig, flap, low, button, rose. Fur: long, wire, curly; fluff: silky, a little, fluffy. Muzzle:
flat, snub, long; narrow, jowly. Body: lean, stout; legs: short, tall. Tail: curl, plume, whip, dock. Markings: the
patterns of a coat. Eyes: blue, amber. Unsaid is usual: hanging flaps, a short smooth coat, a muzzle of middle length.
"""

from __future__ import annotations

_DOGS = """
151 bat lean snub narrow whip|152 low long silky flat plume bicolor|153 low long fluffy snub plume
154 low long fluffy flat plume mask short|155 low wire fluffy flat plume bicolor
156 low long silky snub plume bicolor|157 bat long silky narrow plume lean bicolor|158 erect lean narrow tan dock
159 flap tall whip jowly|160 low long fluffy long narrow tall lean mask|161 low short stout long jowly hound
162 low hound jowly|163 low jowly long saddle tall|164 low spots long jowly|165 low tan long jowly
166 low hound long|167 low hound long|168 low long|169 rose long silky narrow tall lean bicolor plume
170 rose wire tall lean|171 rose lean tall narrow long whip|172 rose lean tall narrow long whip
173 bat lean tall narrow long whip|174 erect long fluffy curl saddle|175 low wire jowly
176 low lean tall narrow long silky plume|177 rose wire lean tall narrow|178 low tall lean long whip amber
179 rose stout jowly whip|180 rose stout jowly whip bicolor|181 low curly lean narrow|182 button wire snub
183 button curly dock|184 button wire|185 button wire short snub dock|186 erect wire short snub dock
187 erect wire silky snub short tan|188 button wire long hound dock|189 button wire saddle dock|190 low wire short
191 button wire long saddle|192 erect wire silky short|193 erect wire short saddle|194 low wire short
195 bat snub bicolor dock jowly lean|196 button wire tan dock|197 button wire tall dock|198 button wire dock
199 erect wire short silky|200 low wire fluffy|201 erect long silky tan short|202 low wire silky
203 erect wire silky short|204 low wire fluffy snub|205 flap long silky plume|206 flap curly
207 flap long silky plume|208 flap jowly|209 flap|210 low spots dock tall|211 low tall lean dock
212 low long silky spots plume|213 low long silky plume tall lean|214 low long silky plume tan
215 low long silky bicolor dock|216 low long silky jowly stout bicolor dock|217 low long silky bicolor dock
218 low long silky bicolor dock|219 low long silky snub dock|220 low long silky dock|221 low curly whip
222 flap long fluffy plume|223 erect long silky dock|224 erect long fluffy narrow plume|225 erect mask tall long
226 low wire fluffy tall|227 erect lean|228 low wire fluffy stout|229 low wire fluffy stout dock
230 button long fluffy narrow plume bicolor|231 button long fluffy narrow plume bicolor
232 button long fluffy plume bicolor|233 button wire stout dock|234 flap stout jowly tan dock
235 erectbig long saddle plume|236 erect lean tall tan long dock|237 erect lean tall tan dock
238 flap stout tricolor|239 flap long fluffy plume stout tricolor|240 flap curl tricolor|241 flap dock tricolor
242 flap snub jowly mask dock tall|243 button snub jowly stout mask|244 flap long fluffy stout jowly plume tan
245 bat flat jowly stout dock|246 flap tall jowly|247 flap long silky stout jowly plume bicolor
248 erect long fluffy curl capped blue|249 erect long fluffy curl capped stout
250 erect long fluffy curl capped blue|251 flap spots lean|252 erect wire flat|253 erect curl bicolor lean
254 button flat jowly stout curl mask|255 flap long fluffy stout mask plume|256 flap long fluffy stout jowly plume
257 flap long fluffy stout plume|258 erect long fluffy curl|259 erect long fluffy snub curl short
260 erect long fluffy snub stout curl|261 erect long fluffy curl saddle|262 button wire flat
263 erectbig long silky short stout dock capped|264 erectbig long silky short stout plume capped
265 low curly narrow|266 low curly narrow|267 low curly narrow tall long|268 erectbig lean tall whip
269 erect long fluffy plume capped amber|270 erect long fluffy plume amber|271 erect long silky plume capped amber
272 erect long silky plume capped amber|273 erect curl capped|274 erect long silky plume capped|275 bat spots lean
276 erect spots stout|277 erectbig long fluffy plume capped narrow amber
278 bat long fluffy plume capped narrow amber|279 erect long fluffy plume snub amber
280 erectbig long fluffy plume capped narrow amber
"""
_CATS = """
281 tabby|282 tabby|283 long fluffy flat plume amber|284 points lean blue narrow|285 tabby|286 amber stout
287 long silky tabby amber dock|288 spots amber|289 long silky spots plume|290 spots stout amber
291 long fluffy whip amber stout|292 tabby stout amber|293 spots lean amber
"""

_OTHERS = """
294 stout|295 stout|296 stout|297 long fluffy stout|330 silky|331 lean tall|332 long fluffy stout
333 snub stout bicolor|338 snub stout silky bicolor|388 stout bicolor
"""


def _table(text: str) -> dict[int, frozenset[str]]:
    entries = (entry.split() for line in text.split("\n") for entry in line.split("|") if entry)
    return {int(number): frozenset(words) for number, *words in entries}


WORDS: dict[int, frozenset[str]] = {**_table(_DOGS), **_table(_CATS), **_table(_OTHERS)}
"""ImageNet class -> its words. 269 to 280 are wolves, wild dogs and foxes, 286 to 293 big cats, 294 to 297 bears, 330
to 332 rabbits and hares, 333 a hamster, 338 a guinea pig, 388 the giant panda."""
