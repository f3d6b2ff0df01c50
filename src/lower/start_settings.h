#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "lower/context.h"

namespace lifeboat::lower {

/// EC2 takes no more user data than this, before its encoding.
inline constexpr std::size_t kUserDataBytes = 16 * 1024;
/// What of it is kept for templates/user_data/start.sh, which follows the settings; a test holds the script
/// to it.
inline constexpr std::size_t kStartScriptBytes = 6 * 1024;

/// What the start script needs to know about one service (a key) in one region, as the lines of shell that
/// stand in front of it. Nothing in them is secret: they name the secret. Whatever the blueprint holds
/// arrives as data, not as shell.
[[nodiscard]] std::vector<graph::Text> StartSettings(Context& context, graph::Side side,
                                                     const std::string& service);

/// The bytes that `lines` take in the user data, at most: names that AWS makes up count as long as they can
/// become.
[[nodiscard]] std::size_t UserDataBytes(const graph::Graph& graph, const std::vector<graph::Text>& lines);

/// One word of shell that stands for `text`, in a spelling that cloud-init does not mistake for something
/// else.
[[nodiscard]] std::string UserDataWord(std::string_view text);

}  // namespace lifeboat::lower
