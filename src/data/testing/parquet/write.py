"""Writes the parquet files beside it, by the library that most people have them from (pip install pyarrow pillow): python3 write.py

Picture i of 20 has 8 x 8 pixels, of which that in row y and column x is the grey (31 i + 7 x + 13 y) mod 256.
"""

import io
import json
import pathlib

import pyarrow as pa
import pyarrow.parquet as pq
from PIL import Image

COUNT = 20
HERE = pathlib.Path(__file__).parent


def picture(i, kind="PNG", **how):
    image = Image.new("L", (8, 8))
    image.putdata([(31 * i + 7 * x + 13 * y) % 256 for y in range(8) for x in range(8)])
    out = io.BytesIO()
    image.save(out, kind, **how)
    return out.getvalue()


# Not packed in itself, so that a codec has something to do.
PNGS = [picture(i, compress_level=0) for i in range(COUNT)]
ROWS = range(COUNT)


def write(name, columns, notes=None, **how):
    table = pa.table(columns)
    if notes:
        table = table.replace_schema_metadata({"huggingface": json.dumps(notes)})
    pq.write_table(table, HERE / f"{name}.parquet", row_group_size=7, **how)


def structs(pictures):
    kind = pa.struct([("bytes", pa.binary()), ("path", pa.string())])
    return pa.array([{"bytes": p, "path": f"{i}.png"} for i, p in enumerate(pictures)], kind)


CLASSES = ["cat", "dog", "owl", "fox"]
FEATURES = {"image": {"_type": "Image"}, "label": {"names": CLASSES, "_type": "ClassLabel"}}
write(
    "zstd",
    {"image": structs(PNGS), "label": pa.array([i % 4 for i in ROWS], pa.int64())},
    {"info": {"features": FEATURES}},
    compression="zstd",
    data_page_version="2.0",
)
write(
    "gzip",
    {"id": pa.array([1000 + i for i in ROWS]), "picture": PNGS, "class": [("b", "a", "c")[i % 3] for i in ROWS]},
    compression="gzip",
)
write(
    "lz4",
    {
        "img": structs(PNGS),
        "fine_label": pa.array(ROWS, pa.int32()),
        "coarse_label": pa.array([i // 4 for i in ROWS], pa.uint8()),
        "is_big": [i > 6 for i in ROWS],
    },
    compression="lz4",
    use_dictionary=False,
)
write(
    "differences",
    {"image": PNGS, "target": pa.array([300 * (i % 3) for i in ROWS], pa.int64()), "digit": [float(i % 10) for i in ROWS]},
    compression="none",
    use_dictionary=False,
    column_encoding={"image": "DELTA_LENGTH_BYTE_ARRAY", "target": "DELTA_BINARY_PACKED", "digit": "PLAIN"},
)
write("columns", {"mask": PNGS[::-1], "image": structs(PNGS), "label": [str(i % 10) for i in ROWS]}, compression="zstd")


def drawn(i):
    """Black ink on nothing."""
    image = Image.new("RGBA", (8, 8))
    image.putpixel((i % 8, i // 8), (0, 0, 0, 255))
    out = io.BytesIO()
    image.save(out, "PNG")
    return out.getvalue()


write("clear", {"image": structs([drawn(i) for i in ROWS])}, compression="snappy")
write("brotli", {"image": structs(PNGS), "label": list(ROWS)}, compression="brotli")
write("jpeg", {"image": structs([picture(i, "JPEG", quality=95) for i in ROWS]), "label": list(ROWS)}, compression="snappy")
GONE = [None if i == 3 else b"" if i == 5 else PNGS[i][:60] if i == 8 else PNGS[i] for i in ROWS]
write("gaps", {"image": structs(GONE), "label": [None if i == 2 else i for i in ROWS]}, compression="snappy")
write("paths", {"image": structs([None] * COUNT), "label": list(ROWS)}, compression="snappy")
