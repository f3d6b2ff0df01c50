#include "lower/container_registry.h"

#include <algorithm>

namespace lifeboat::lower {

namespace {

constexpr std::string_view kInfix = ".dkr.ecr.";
constexpr std::size_t kAccountDigits = 12;

bool IsDigit(char c) { return c >= '0' && c <= '9'; }

}  // namespace

std::optional<RegistryImage> ParseRegistryImage(std::string_view image) {
  const std::size_t slash = image.find('/');
  if (slash == std::string_view::npos) {
    return std::nullopt;
  }
  const std::string_view host = image.substr(0, slash);
  const std::string_view account = host.substr(0, std::min(host.find('.'), host.size()));
  if (account.size() != kAccountDigits || !std::all_of(account.begin(), account.end(), IsDigit)) {
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
  std::string_view repository = image.substr(slash + 1);
  repository = repository.substr(0, std::min(repository.find_first_of(":@"), repository.size()));
  return RegistryImage{std::string(account), std::string(region), std::string(repository)};
}

}  // namespace lifeboat::lower
