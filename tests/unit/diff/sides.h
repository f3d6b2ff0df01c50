#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "lifeboat/diff/diff.h"

namespace lifeboat::diff {

/// A side of one file, main.tf.json.
Side SideOf(std::string_view main);
Side SideOf(terraform::Files files);
/// A side whose root has these resources: `"aws_vpc": {"main": {…}}`.
Side Resources(std::string_view resources);

/// Each change as "RISK ACTION ADDRESS", in order.
std::vector<std::string> Lines(const Changes& changes);
/// The attributes of the change of an address as "PATH: BEFORE -> AFTER"; `?` is not known, `-` not there.
std::vector<std::string> Attributes(const Changes& changes, std::string_view address);
const Change* Find(const Changes& changes, std::string_view address);

using Texts = std::vector<std::string>;

}  // namespace lifeboat::diff
