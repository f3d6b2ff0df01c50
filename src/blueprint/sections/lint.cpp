#include "blueprint/codecs/names.h"
#include "blueprint/codecs/text.h"
#include "blueprint/codecs/time.h"
#include "blueprint/sections/sections.h"

namespace lifeboat::blueprint {
namespace {

/// `databases.orders`: keys with dots between them. Whether anything is there is for `lint` to say.
Codec<std::string> FieldPath() {
  return Text({.type = "path",
               .pattern = "^[a-z0-9_-]+(\\.[a-z0-9_-]+)*$",
               .max_length = 200,
               .check = [](std::string_view text) {
                 Problem problem;
                 const bool ends = text.front() == '.' || text.back() == '.';
                 if (!OnlyLowerAlphanumeric(text, "_-.") || ends ||
                     text.find("..") != std::string_view::npos) {
                   problem.observation = "is not keys with dots between them";
                   problem.help = "write it like `databases.orders`";
                 }
                 return problem;
               }});
}

}  // namespace

Section<Lint> LintSection() {
  Section<LintAllow> allow;
  allow
      .Required(&LintAllow::reason,
                {.key = "reason",
                 .summary = "Why the finding may stay; an auditor reads it.",
                 .example = "the blog holds no personal data"},
                Text({.type = "text", .max_length = 500}))
      .Optional(&LintAllow::until,
                {.key = "until",
                 .summary = "The last day on which it is allowed.",
                 .details = "From the next day on the findings are back, and so is a word about this date.",
                 .example = "2027-03-31"},
                DateText())
      .List(&LintAllow::in,
            {.key = "in",
             .summary = "Sections to which it is confined; without any, the whole blueprint.",
             .example = "databases.orders"},
            Presence::Default, FieldPath(), {.max = 100});
  Section<Lint> section;
  section.Parts(
      &Lint::allow,
      {.key = "allow",
       .summary = "Findings that are meant, by the name of their rule.",
       .details = "A comment `# lifeboat: allow(rule) — reason` on the line, or on the one above it, "
                  "does the same for one place. Some rules cannot be allowed."},
      Presence::Default, "<rule>", Name("rule", 64), std::move(allow));
  return section;
}

}  // namespace lifeboat::blueprint
