#pragma once

#include <string_view>

namespace lifeboat::lint {

/// Whether a variable of this name holds a secret: `DB_PASSWORD`, `API_KEY`, `stripeToken2`. What only speaks
/// of one does not: `PASSWORD_FILE`, `TOKEN_LIFETIME`, `PUBLIC_TOKEN`.
[[nodiscard]] bool IsNamedLikeSecret(std::string_view variable);

/// Whether a text says where a value is, instead of being it: a path, an ARN, a URL, `${NAME}`.
[[nodiscard]] bool IsPlaceOfValue(std::string_view text);

/// The id of an AWS access key, long-lived (`AKIA…`) or of a session (`ASIA…`), anywhere in a text.
[[nodiscard]] bool HasAccessKey(std::string_view text);

/// A URL with a user and a password before its host, anywhere in a text.
[[nodiscard]] bool HasUrlCredentials(std::string_view text);

}  // namespace lifeboat::lint
