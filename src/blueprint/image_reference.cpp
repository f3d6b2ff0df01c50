#include "lifeboat/blueprint/image_reference.h"

#include <algorithm>

#include "blueprint/codecs/text.h"

namespace lifeboat::blueprint {

namespace {

constexpr std::string_view kDockerHub = "docker.io";
constexpr std::string_view kInfix = ".dkr.ecr.";
constexpr std::size_t kAccountDigits = 12;

/// The first part of a path names a registry when it looks like a host.
bool IsHost(std::string_view part) {
  return part.find_first_of(".:") != std::string_view::npos || part == "localhost";
}

}  // namespace

ImageReference ParseImageReference(std::string_view image) {
  ImageReference parts;
  if (const std::size_t at = image.find('@'); at != std::string_view::npos) {
    parts.digest = image.substr(at + 1);
    image = image.substr(0, at);
  }
  parts.registry = kDockerHub;
  if (const std::size_t slash = image.find('/');
      slash != std::string_view::npos && IsHost(image.substr(0, slash))) {
    parts.registry = image.substr(0, slash);
    image.remove_prefix(slash + 1);
  }
  if (const std::size_t colon = image.rfind(':'); colon != std::string_view::npos) {
    parts.tag = image.substr(colon + 1);
    image = image.substr(0, colon);
  }
  parts.repository = image;
  return parts;
}

std::optional<RegistryImage> ParseRegistryImage(std::string_view image) {
  const ImageReference parts = ParseImageReference(image);
  const std::string_view host = parts.registry;
  const std::string_view account = host.substr(0, std::min(host.find('.'), host.size()));
  if (account.size() != kAccountDigits || !std::ranges::all_of(account, IsDigit)) {
    return std::nullopt;
  }
  std::string_view rest = host.substr(account.size());
  if (!rest.starts_with(kInfix)) {
    return std::nullopt;
  }
  rest.remove_prefix(kInfix.size());
  const std::string_view region = rest.substr(0, std::min(rest.find('.'), rest.size()));
  const std::string_view suffix = rest.substr(region.size());
  if (suffix != ".amazonaws.com" && suffix != ".amazonaws.com.cn") {
    return std::nullopt;
  }
  return RegistryImage{std::string(account), std::string(region), parts.repository};
}

}  // namespace lifeboat::blueprint
