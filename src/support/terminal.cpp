#include "lifeboat/support/terminal.h"

namespace lifeboat {

TerminalCapabilities DetectTerminal(ColorChoice choice, bool is_terminal, const GetEnvironment& environment) {
  if (choice == ColorChoice::Always) return {.color = true};
  if (choice == ColorChoice::Never) return {.color = false};

  const auto no_color = environment("NO_COLOR");
  if (no_color && !no_color->empty()) return {.color = false};
  const auto force = environment("CLICOLOR_FORCE");
  if (force && !force->empty() && *force != "0") return {.color = true};
  return {.color = is_terminal && environment("TERM") != "dumb"};
}

}  // namespace lifeboat
