#pragma once

#include <string>
#include <string_view>

namespace lifeboat::lint {

/// For text and attributes of XML 1.0. Line ends stay, which an attribute would lose: they become `&#10;`.
[[nodiscard]] std::string XmlText(std::string_view text);
[[nodiscard]] std::string XmlAttribute(std::string_view text);

/// For a message of SARIF, where braces hold places for arguments (3.11.5) and brackets make links (3.11.6).
[[nodiscard]] std::string SarifMessage(std::string_view text);

/// A path as a reference of RFC 3986, `./` in front taken away.
[[nodiscard]] std::string UriOf(std::string_view path);

}  // namespace lifeboat::lint
