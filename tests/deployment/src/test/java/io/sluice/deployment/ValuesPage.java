package io.sluice.deployment;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;

/** The table of values: defaults from values.yaml, meanings from values.schema.json. */
final class ValuesPage {

  private final JsonNode schema;
  private final Map<String, String> rows = new LinkedHashMap<>();

  private ValuesPage(JsonNode schema) {
    this.schema = schema;
  }

  /** One row a value, in the order of values.yaml. */
  static String table() {
    try {
      JsonNode schema = Manifests.YAML.readTree(Project.read("helm/sluice/values.schema.json"));
      JsonNode values = Manifests.YAML.readTree(Project.read("helm/sluice/values.yaml"));
      var page = new ValuesPage(schema);
      page.walk("", values, schema);
      var table = new StringBuilder("| value | default | what it is |\n| --- | --- | --- |\n");
      page.rows.forEach((path, rest) -> table.append("| `" + path + "` | " + rest + " |\n"));
      return table.toString();
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void walk(String path, JsonNode value, JsonNode description) {
    JsonNode properties = description.path("properties");
    if (value.isObject() && !value.isEmpty() && !properties.isMissingNode()) {
      value.properties().forEach(field -> child(path, field, properties));
    } else {
      rows.put(path, "`" + value + "` | " + text(description));
    }
  }

  private void child(String path, Map.Entry<String, JsonNode> field, JsonNode properties) {
    JsonNode described = properties.path(field.getKey());
    if (described.path("description").asText().isEmpty()) {
      throw new AssertionError("no description of " + path + "." + field.getKey());
    }
    walk(
        path.isEmpty() ? field.getKey() : path + "." + field.getKey(), field.getValue(), described);
  }

  /** With the values that are allowed, if they are few. */
  private String text(JsonNode description) {
    JsonNode resolved =
        description.has("$ref")
            ? schema.at(description.get("$ref").asText().substring(1))
            : description;
    String text = description.path("description").asText();
    JsonNode choices = resolved.path("enum");
    if (!choices.isMissingNode()) {
      text +=
          " One of: "
              + String.join(", ", Manifests.elements(choices).map(JsonNode::asText).toList())
              + ".";
    }
    return text.replace("|", "\\|");
  }
}
