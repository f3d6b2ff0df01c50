#include "lifeboat/support/digest.h"

#include <array>

#include <openssl/crypto.h>
#include <openssl/evp.h>

#include "lifeboat/support/check.h"

namespace lifeboat {

std::string Sha256Hex(std::string_view bytes) {
  // A digest needs nothing from the machine's OpenSSL configuration, and must not depend on it.
  static const int kReady = OPENSSL_init_crypto(OPENSSL_INIT_NO_LOAD_CONFIG, nullptr);
  LIFEBOAT_CHECK(kReady == 1, "libcrypto starts");
  std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
  unsigned int size = 0;
  const int ok = EVP_Digest(bytes.data(), bytes.size(), digest.data(), &size, EVP_sha256(), nullptr);
  LIFEBOAT_CHECK(ok == 1, "libcrypto computes SHA-256");

  constexpr std::string_view kDigits = "0123456789abcdef";
  std::string text;
  text.reserve(std::size_t{size} * 2);
  for (unsigned int i = 0; i < size; ++i) {
    text += kDigits[digest[i] >> 4];
    text += kDigits[digest[i] & 0xF];
  }
  return text;
}

}  // namespace lifeboat
