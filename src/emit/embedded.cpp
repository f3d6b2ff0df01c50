#include "emit/embedded.h"

extern const std::string_view lifeboat_embedded_templates_user_data_start_sh;

namespace lifeboat::emit {

std::string_view StartScript() { return lifeboat_embedded_templates_user_data_start_sh; }

}  // namespace lifeboat::emit
