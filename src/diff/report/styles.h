#pragma once

#include <string_view>

#include <fmt/color.h>

#include "lifeboat/diff/change.h"

namespace lifeboat::diff {

// How things look on a terminal that has colours.

inline const fmt::text_style kPlain;
inline const fmt::text_style kBold = fmt::emphasis::bold;
inline const fmt::text_style kFaint = fmt::emphasis::faint;
inline const fmt::text_style kRed = fmt::fg(fmt::terminal_color::red);
inline const fmt::text_style kGreen = fmt::fg(fmt::terminal_color::green);
inline const fmt::text_style kYellow = fmt::fg(fmt::terminal_color::yellow);
inline const fmt::text_style kCyan = fmt::fg(fmt::terminal_color::cyan);

[[nodiscard]] fmt::text_style StyleOf(Risk risk);
[[nodiscard]] fmt::text_style StyleOf(const Change& change);
/// Of a unified diff.
[[nodiscard]] fmt::text_style StyleOfDiffLine(std::string_view line);

}  // namespace lifeboat::diff
