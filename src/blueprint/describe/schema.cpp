#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include <nlohmann/json.hpp>

#include "lifeboat/blueprint/describe.h"

#include "blueprint/describe/texts.h"
#include "blueprint/sections/sections.h"

namespace lifeboat::blueprint {
namespace {

// Members stay in the order of the tables, which is the order in which people read.
using Json = nlohmann::ordered_json;

Json Typed(const Shape& shape, std::string_view raw) {
  switch (shape.json) {
    case Shape::Json::Text:
      return raw;
    case Shape::Json::Integer:
      return std::stoll(std::string(raw));
    case Shape::Json::Boolean:
      return raw == "true";
  }
  return nullptr;
}

void AddLimits(Json& schema, const Shape& shape) {
  if (!shape.choices.empty()) {
    for (const Shape::Choice& choice : shape.choices) {
      schema["enum"].push_back(choice.text);
    }
    return;
  }
  if (!shape.pattern.empty()) {
    schema["pattern"] = shape.pattern;
  }
  if (shape.minimum) {
    schema["minimum"] = *shape.minimum;
  }
  if (shape.maximum) {
    schema["maximum"] = *shape.maximum;
  }
  if (shape.min_length && *shape.min_length > 0) {
    schema["minLength"] = *shape.min_length;
  }
  if (shape.max_length) {
    schema["maxLength"] = *shape.max_length;
  }
}

Json ValueSchema(const Shape& shape) {
  constexpr std::string_view kTypes[] = {"string", "integer", "boolean"};
  Json schema;
  schema["type"] = kTypes[static_cast<std::size_t>(shape.json)];
  AddLimits(schema, shape);
  return schema;
}

Json KeySchema(const Shape& shape) {
  Json schema = Json::object();
  AddLimits(schema, shape);
  return schema;
}

Json FieldSchema(const FieldNode& field);

Json SectionSchema(const std::vector<FieldNode>& fields) {
  Json schema;
  schema["type"] = "object";
  schema["additionalProperties"] = false;
  for (const FieldNode& field : fields) {
    if (field.presence == Presence::Required) {
      schema["required"].push_back(field.text.key);
    }
  }
  for (const FieldNode& field : fields) {
    schema["properties"][std::string(field.text.key)] = FieldSchema(field);
  }
  return schema;
}

Json MapSchema(const FieldNode& field, Json values) {
  Json schema;
  schema["type"] = "object";
  schema["propertyNames"] = KeySchema(*field.keys);
  schema["additionalProperties"] = std::move(values);
  if (field.min_items > 0) {
    schema["minProperties"] = field.min_items;
  }
  if (field.max_items > 0) {
    schema["maxProperties"] = field.max_items;
  }
  return schema;
}

Json ListSchema(const FieldNode& field) {
  Json schema;
  schema["type"] = "array";
  schema["items"] = ValueSchema(field.shape);
  if (field.min_items > 0) {
    schema["minItems"] = field.min_items;
  }
  if (field.max_items > 0) {
    schema["maxItems"] = field.max_items;
  }
  if (field.bare_item) {
    Json either;
    either["anyOf"].push_back(ValueSchema(field.shape));
    either["anyOf"].push_back(std::move(schema));
    return either;
  }
  return schema;
}

Json LayoutSchema(const FieldNode& field) {
  switch (field.layout) {
    case Layout::Value: {
      Json schema = ValueSchema(field.shape);
      if (field.presence == Presence::Default) {
        schema["default"] = Typed(field.shape, field.default_text);
      }
      schema["examples"].push_back(Typed(field.shape, field.text.example));
      return schema;
    }
    case Layout::List:
      return ListSchema(field);
    case Layout::Map:
      return MapSchema(field, ValueSchema(field.shape));
    case Layout::Section:
      return SectionSchema(field.fields);
    case Layout::Sections:
      return MapSchema(field, SectionSchema(field.fields));
  }
  return nullptr;
}

std::string Description(const FieldNode& field) {
  std::string text(field.text.summary);
  if (!field.text.details.empty()) {
    text += " ";
    text += field.text.details;
  }
  if (field.presence == Presence::Derived) {
    text += " Default, " + DefaultText(field) + ".";
  }
  if (HasListedChoices(field)) {
    for (const Shape::Choice& choice : field.shape.choices) {
      text += "\n- ";
      text += choice.text;
      text += ": ";
      text += choice.summary;
    }
  }
  return text;
}

Json FieldSchema(const FieldNode& field) {
  Json schema;
  schema["description"] = Description(field);
  schema.update(LayoutSchema(field));
  return schema;
}

}  // namespace

std::string JsonSchema() {
  Json schema;
  schema["$schema"] = "http://json-schema.org/draft-07/schema#";
  schema["$id"] = "urn:lifeboat:blueprint:1";
  schema["title"] = "Lifeboat blueprint";
  schema["description"] = "One application in two AWS regions.";
  schema.update(SectionSchema(BlueprintSection().Describe()));
  return schema.dump(2) + "\n";
}

}  // namespace lifeboat::blueprint
