"""Pictures drawn for the tests of lift: plain shapes whose true outline is known."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw

GROUND = (208, 214, 220)
FUR = (240, 190, 60)
SKIN = (236, 190, 160)
HAIR = (70, 40, 25)
SHIRT = (40, 90, 190)
MOUTH = (220, 20, 140)
STAND = (60, 62, 66)


def character() -> tuple[NDArray[np.uint8], NDArray[np.bool_]]:
    """A big-headed person facing us, 480 x 640: RGBA, and the true mask. The mouth's pink is nowhere else."""
    image = Image.new("RGBA", (480, 640), (0, 0, 0, 0))
    draw = ImageDraw.Draw(image)
    draw.rectangle((190, 480, 230, 600), fill=(50, 50, 60))
    draw.rectangle((250, 480, 290, 600), fill=(50, 50, 60))
    draw.line((175, 390, 125, 490), fill=SHIRT, width=44)
    draw.line((305, 390, 355, 490), fill=SHIRT, width=44)
    draw.rounded_rectangle((165, 350, 315, 520), 45, fill=SHIRT)
    draw.ellipse((100, 60, 380, 370), fill=HAIR)
    draw.ellipse((140, 150, 340, 362), fill=SKIN)
    draw.ellipse((175, 230, 215, 285), fill=(20, 20, 30))
    draw.ellipse((265, 230, 305, 285), fill=(20, 20, 30))
    draw.ellipse((195, 300, 285, 340), fill=MOUTH)
    pixels = np.array(image)
    return pixels, pixels[..., 3] > 127


def snowman() -> tuple[NDArray[np.uint8], NDArray[np.bool_]]:
    """Two yellow balls on a plain ground, 360 x 480: RGB, and the true mask."""
    image = Image.new("RGB", (360, 480), GROUND)
    draw = ImageDraw.Draw(image)
    draw.ellipse((90, 210, 270, 430), fill=FUR)
    draw.ellipse((110, 60, 250, 235), fill=FUR)
    for x in (155, 205):
        draw.ellipse((x - 9, 120, x + 9, 142), fill=(15, 15, 15))
    mask = ~(np.array(image) == GROUND).all(axis=2)
    noise = np.random.default_rng(7).normal(0, 2, (480, 360, 3))
    return np.clip(np.array(image) + noise, 0, 255).astype(np.uint8), mask


def broom() -> NDArray[np.uint8]:
    """Thin sticks at all angles, 400 x 400 RGBA."""
    image = Image.new("RGBA", (400, 400), (0, 0, 0, 0))
    draw = ImageDraw.Draw(image)
    for x in (60, 130, 200, 270, 340):
        draw.line((200, 380, x, 30), fill=(90, 140, 60), width=9)
    draw.rectangle((60, 28, 340, 37), fill=(90, 140, 60))
    return np.array(image)


def sloping_cart() -> NDArray[np.uint8]:
    """A body on two wheels, tilted 6 degrees, 480 x 360 RGBA."""
    image = Image.new("RGBA", (480, 360), (0, 0, 0, 0))
    draw = ImageDraw.Draw(image)
    draw.rounded_rectangle((80, 110, 400, 220), 30, fill=(190, 40, 40))
    draw.ellipse((90, 180, 180, 270), fill=(40, 40, 40))
    draw.ellipse((300, 180, 390, 270), fill=(40, 40, 40))
    return np.array(image.rotate(-6, Image.Resampling.BILINEAR))


def boot() -> NDArray[np.uint8]:
    """A red boot with a dark sole, seen from its side, 440 x 440 RGBA."""
    image = Image.new("RGBA", (440, 440), (0, 0, 0, 0))
    draw = ImageDraw.Draw(image)
    draw.rounded_rectangle((80, 40, 210, 380), 20, fill=(190, 40, 40))
    draw.rounded_rectangle((80, 260, 400, 400), 60, fill=(190, 40, 40))
    draw.rectangle((85, 345, 395, 400), fill=(40, 40, 40))
    return np.array(image)


def text_page() -> NDArray[np.uint8]:
    """Twelve lines of words on shaded paper, 400 x 500 RGB."""
    image = Image.new("L", (500, 400), 255)
    draw = ImageDraw.Draw(image)
    for line in range(12):
        draw.text((30, 20 + 30 * line), "the quick brown fox jumps over it", fill=30, font_size=22)
    shade = np.linspace(1.0, 0.7, 500)[None, :]
    return np.repeat((np.array(image) * shade).astype(np.uint8)[..., None], 3, axis=2)


def bear(*, stand: bool = False, lit_from_left: bool = False) -> NDArray[np.uint8]:
    """A toy with a white muzzle and a patch on its left side, 480 x 640 RGBA; on a wide dark stand, or lit from
    one side."""
    image = Image.new("RGBA", (480, 640), (0, 0, 0, 0))
    draw = ImageDraw.Draw(image)
    if stand:
        draw.ellipse((80, 540, 400, 620), fill=STAND)
    draw.rounded_rectangle((160, 330, 320, 580), 60, fill=FUR)
    draw.ellipse((90, 60, 390, 350), fill=FUR)
    draw.ellipse((190, 230, 290, 310), fill=(250, 248, 245))
    draw.ellipse((225, 240, 255, 260), fill=(20, 20, 20))
    draw.rectangle((160, 440, 185, 500), fill=SHIRT)
    pixels = np.array(image)
    if lit_from_left:
        shade = np.interp(np.arange(480), [90, 390], [1.05, 0.55])[None, :, None]
        pixels[..., :3] = np.clip(pixels[..., :3] * shade, 0, 255)
    return pixels


def mug() -> NDArray[np.uint8]:
    """A blue mug with a handle at its right, from straight ahead, 480 x 400 RGBA."""
    image = Image.new("RGBA", (480, 400), (0, 0, 0, 0))
    draw = ImageDraw.Draw(image)
    draw.ellipse((270, 110, 430, 290), outline=SHIRT, width=30)
    draw.rounded_rectangle((100, 40, 320, 370), 30, fill=SHIRT)
    return np.array(image)


def cup_from_above() -> NDArray[np.uint8]:
    """A white cup of coffee on a red saucer, seen from above, 440 x 400 RGBA."""
    image = Image.new("RGBA", (440, 400), (0, 0, 0, 0))
    draw = ImageDraw.Draw(image)
    draw.ellipse((20, 60, 420, 380), fill=(170, 50, 40))
    draw.ellipse((90, 110, 350, 320), fill=(120, 30, 25))
    draw.ellipse((120, 80, 320, 240), fill=(245, 240, 232))
    draw.ellipse((140, 98, 300, 222), fill=(80, 45, 25))
    draw.line((180, 280, 250, 320), fill=(230, 228, 222), width=14)
    return np.array(image)


def pumpkin() -> NDArray[np.uint8]:
    """A plain orange body, wider than tall, 440 x 400 RGBA."""
    image = Image.new("RGBA", (440, 400), (0, 0, 0, 0))
    ImageDraw.Draw(image).ellipse((20, 60, 420, 380), fill=(225, 120, 40))
    return np.array(image)


def clock() -> NDArray[np.uint8]:
    """A white dial in a dark ring, 400 x 400 RGBA."""
    image = Image.new("RGBA", (400, 400), (0, 0, 0, 0))
    draw = ImageDraw.Draw(image)
    draw.ellipse((40, 40, 360, 360), fill=(60, 60, 66))
    draw.ellipse((64, 64, 336, 336), fill=(248, 248, 244))
    draw.line((200, 200, 260, 120), fill=(20, 20, 20), width=9)
    return np.array(image)


def crate() -> NDArray[np.uint8]:
    """A box that shows two sides and its top, 400 x 400 RGBA."""
    image = Image.new("RGBA", (400, 400), (0, 0, 0, 0))
    draw = ImageDraw.Draw(image)
    draw.polygon([(60, 110), (200, 160), (200, 370), (60, 300)], fill=(190, 140, 90))
    draw.polygon([(200, 160), (340, 110), (340, 300), (200, 370)], fill=(150, 105, 65))
    draw.polygon([(60, 110), (200, 60), (340, 110), (200, 160)], fill=(215, 170, 120))
    return np.array(image)


def car() -> NDArray[np.uint8]:
    """A red car from its side, on two wheels, 640 x 320 RGBA."""
    image = Image.new("RGBA", (640, 320), (0, 0, 0, 0))
    draw = ImageDraw.Draw(image)
    draw.polygon([(170, 130), (240, 40), (420, 40), (500, 130)], fill=(150, 190, 210))
    draw.rounded_rectangle((40, 120, 600, 250), 45, fill=(210, 50, 40))
    for x in (160, 480):
        draw.ellipse((x - 55, 190, x + 55, 300), fill=(30, 30, 32))
    return np.array(image)


def espresso() -> NDArray[np.uint8]:
    """A tall white cup on a red saucer with a far and a near edge, seen from above, 440 x 400 RGBA."""
    image = Image.new("RGBA", (440, 400), (0, 0, 0, 0))
    draw = ImageDraw.Draw(image)
    draw.ellipse((20, 110, 420, 390), fill=(170, 50, 40))
    for step in range(101):
        # The wall: ovals from the foot up to the mouth, 120 pixels above the saucer.
        t = step / 100
        wide, row = 70 + 40 * t, 255 - 130 * t
        draw.ellipse((220 - wide, row - 0.7 * wide, 220 + wide, row + 0.7 * wide), fill=(60, 110, 190))
    draw.ellipse((110, 48, 330, 202), fill=(245, 240, 232))
    draw.ellipse((135, 80, 305, 199), fill=(80, 45, 25))
    return np.array(image)


def alarm_clock() -> NDArray[np.uint8]:
    """A white dial in a dark ring with two bells on it and a foot, 400 x 460 RGBA."""
    image = Image.new("RGBA", (400, 460), (0, 0, 0, 0))
    draw = ImageDraw.Draw(image)
    draw.line((200, 200, 95, 45), fill=(60, 60, 66), width=12)
    draw.line((200, 200, 305, 45), fill=(60, 60, 66), width=12)
    draw.ellipse((60, 20, 130, 70), fill=(60, 60, 66))
    draw.ellipse((270, 20, 340, 70), fill=(60, 60, 66))
    draw.rectangle((185, 400, 215, 450), fill=(60, 60, 66))
    draw.ellipse((40, 100, 360, 420), fill=(60, 60, 66))
    draw.ellipse((64, 124, 336, 396), fill=(248, 248, 244))
    return np.array(image)


def camera() -> NDArray[np.uint8]:
    """A dark camera with a light lid, a white display and a lens that touches the lid, 480 x 320 RGBA."""
    image = Image.new("RGBA", (480, 320), (0, 0, 0, 0))
    draw = ImageDraw.Draw(image)
    draw.rectangle((30, 30, 450, 290), fill=(70, 72, 76))
    draw.rectangle((30, 30, 450, 90), fill=(190, 192, 196))
    draw.rectangle((90, 130, 210, 230), fill=(250, 250, 250))
    draw.ellipse((270, 70, 400, 250), fill=(190, 192, 196))
    return np.array(image)
