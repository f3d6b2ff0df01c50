"""Rooms know only what their row of layers.txt allows: in includes and in CMake."""

import re
import unittest

import house

LIBRARIES = {"yaml-cpp": "yaml-cpp", "CLI": "CLI11", "nlohmann": "nlohmann", "openssl": "openssl", "dtl": "dtl",
             "minizip": "minizip", "rapidjson": "rapidjson", "utf8.h": "utf8cpp", "utf8cpp": "utf8cpp", "gtest": "GTest"}
EVERYWHERE = {"fmt", "tl"}
INCLUDE = re.compile(r'^\s*#\s*include\s+([<"])([^>"]+)[>"]', re.MULTILINE)


def table():
    rows = {}
    for line in house.text("tests/contract/layers.txt").splitlines():
        if line and not line.startswith("#"):
            room, rooms, libraries = (cell.strip() for cell in line.split("|"))
            rows[room] = (rooms.split(), libraries.split())
    return rows


def room_of(path):
    if path.parts[:2] == ("include", "lifeboat"):
        return path.parts[2]
    return path.parts[1] if path.parts[0] == "src" and len(path.parts) > 2 else None


class Layering(unittest.TestCase):
    def test_table_has_every_room_and_only_looks_back(self):
        rows = table()
        self.assertEqual(list(rows), house.ROOMS)
        for number, (room, (rooms, _)) in enumerate(rows.items()):
            later = set(rooms) - set(house.ROOMS[:number])
            self.assertFalse(later, f"{room} may not know {later}: not earlier in the pipeline")

    def test_includes(self):
        rows = table()
        for path in house.files():
            room = room_of(path)
            if room is None or path.suffix not in {".h", ".cpp", ".def", ".inc"}:
                continue
            rooms, libraries = rows[room]
            for style, name in INCLUDE.findall(house.text(path)):
                head = name.split("/")[0]
                if head == "lifeboat":
                    other = name.split("/")[1]
                    self.assertTrue(other == room or other in rooms, f"{path}: {room} may not include {name}")
                elif style == "<" and head not in EVERYWHERE and ("/" in name or name in LIBRARIES):
                    self.check_library(path, name, head, libraries)

    def check_library(self, path, name, head, allowed):
        if head in {"sys", "bits"}:
            return
        library = LIBRARIES.get(head)
        self.assertIsNotNone(library, f"{path}: {name} belongs to no library that layers.txt knows")
        self.assertNotEqual(path.parts[0], "include", f"{path}: {name} in a public header reaches every room")
        inside = [entry.partition("@") for entry in allowed]
        fits = any(entry == library and part in str(path) for entry, _, part in inside)
        self.assertTrue(fits, f"{path}: {name} is behind a wall, see tests/contract/layers.txt")

    def test_cmake_links_only_the_row(self):
        rows = table()
        for room, (rooms, _) in rows.items():
            script = house.text(f"src/{room}/CMakeLists.txt")
            linked = re.search(r"\bROOMS\b([^)]*?)(?:\b[A-Z_]{7,}\b|\))", script)
            names = set(linked.group(1).split()) if linked else set()
            self.assertFalse(names - set(rooms), f"src/{room}/CMakeLists.txt links {names - set(rooms)}")


if __name__ == "__main__":
    unittest.main()
