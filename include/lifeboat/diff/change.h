#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace lifeboat::diff {

/// How dangerous a change is, from harmless to final. docs/diff/risks.md has the reasons.
enum class Risk : std::uint8_t {
  None,     ///< nothing that exists is touched: something new, a comment, what Terraform was told to ignore
  InPlace,  ///< changed while it serves
  Disruptive,  ///< a restart, lost connections, less capacity for a time
  Replace,     ///< destroyed, and perhaps made anew; nothing in it that would be missed
  DataLoss     ///< data, keys, addresses or a replication are gone
};

/// `in-place`, as the command line and the reports write it.
[[nodiscard]] std::string_view NameOf(Risk risk);
[[nodiscard]] std::optional<Risk> RiskOf(std::string_view name);

/// What Terraform will do with a resource.
enum class Action : std::uint8_t {
  Nothing,  ///< moved at most
  Create,
  Update,
  Replace,
  Destroy,
  Forget  ///< left alone in AWS, out of the state
};

[[nodiscard]] std::string_view NameOf(Action action);

/// Of an attribute, or of a part of one.
struct AttributeChange {
  /// `ingress[10.0.0.0/8].from_port`: with what tells the elements of a list or set apart.
  std::string path;
  /// `ingress.from_port`: without that.
  std::string schema_path;
  /// JSON in one line, or a template as it reads without modules; nullopt: not there.
  std::optional<std::string> before;
  std::optional<std::string> after;
  bool part = false;       ///< of an attribute that is there on both sides: an element, a line of a document
  bool known = true;       ///< false: AWS says only in the apply what it will be
  bool sensitive = false;  ///< its values are not shown
  bool ignored = false;    ///< under `ignore_changes`: Terraform leaves it as it is
  Risk risk = Risk::InPlace;
  /// Why that risk: "the instance restarts". Empty when there is nothing to add.
  std::string why;
  /// The address whose replacement or change makes this one's value new; empty when the configuration did.
  std::string because;
};

/// A file that a resource is made of: the code of a function, a start script.
struct FileChange {
  std::string path;  ///< in the tree, or in the archive behind `!`: lambda/prober.zip!shared/log.py
  std::string diff;  ///< unified; empty for what is no text
};

/// Where in a blueprint, or in a file of the tree.
struct Place {
  std::string file;
  std::uint32_t line = 0;  ///< from 1; 0: unknown
};

/// A sentence about a change that a reader should not miss.
struct Note {
  enum class Kind : std::uint8_t {
    Loss,      ///< what is gone
    Chain,     ///< because of which other change
    Recovery,  ///< how the change harms failover
    Refusal,   ///< Terraform or AWS will not do it
    Hint       ///< what to do instead
  };
  Kind kind{};
  std::string text;
};

/// Of one resource; or, with `type` empty, of a setting of the root: a provider, the backend.
struct Change {
  Action action = Action::Update;
  Risk risk = Risk::InPlace;
  std::string address;                ///< the new one; of what is destroyed, the old one
  std::optional<std::string> former;  ///< the old address, when it moves
  std::string type;
  std::string module;  ///< primary_database; empty in the root
  std::string region;  ///< eu-west-1; empty when there is none
  std::string field;   ///< of the blueprint: databases.blog; empty when unknown
  std::optional<Place> place;
  std::vector<AttributeChange> attributes;
  std::vector<FileChange> files;
  std::vector<Note> notes;
  /// From the change that started it to the one before this: addresses. Empty when it is a cause itself.
  std::vector<std::string> chain;
  /// The reason of the approval that covers it.
  std::optional<std::string> approved;

  [[nodiscard]] bool HarmsRecovery() const;
};

}  // namespace lifeboat::diff
