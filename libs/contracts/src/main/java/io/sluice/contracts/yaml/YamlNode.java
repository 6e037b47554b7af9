package io.sluice.contracts.yaml;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import java.io.CharConversionException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.yaml.snakeyaml.LoaderOptions;

/**
 * A piece of YAML that knows its line. Read by Jackson token by token rather than bound to records:
 * a record does not know the line that a message has to name, which fields there are depends on the
 * kind, and nothing needs reflection.
 */
public sealed interface YamlNode {

  /** Where it begins, 1 is the first. */
  int line();

  /** A text, a number, or {@code true}; as it is written. */
  record Scalar(int line, String text) implements YamlNode {}

  /** Nothing where something could be. */
  record Nothing(int line) implements YamlNode {}

  record Items(int line, List<YamlNode> items) implements YamlNode {}

  record Fields(int line, Map<String, YamlNode> fields) implements YamlNode {}

  /** Bytes: more than anybody writes; less than would fill the memory. */
  int LARGEST = 16 << 20;

  /** More than rules or receivers need. */
  int DEEPEST = 8;

  /**
   * One document without anchors and aliases, which would let a small file fill the memory.
   *
   * @throws InvalidYamlException naming the line that is no YAML
   */
  static YamlNode read(byte[] yaml) throws InvalidYamlException {
    if (yaml.length > LARGEST) {
      throw new InvalidYamlException(1, "this takes more than " + LARGEST + " bytes");
    }
    var options = new LoaderOptions();
    options.setCodePointLimit(LARGEST);
    var factory = YAMLFactory.builder().loaderOptions(options).build();
    try (YAMLParser parser = factory.createParser(yaml)) {
      if (parser.nextToken() == null) {
        return new Nothing(1);
      }
      YamlNode whole = read(parser, 0);
      if (parser.nextToken() != null) {
        throw new InvalidYamlException(line(parser), "a second document begins, expected one");
      }
      return whole;
    } catch (JsonProcessingException e) {
      int line = e.getLocation() == null ? 1 : e.getLocation().getLineNr();
      if (e.getOriginalMessage().startsWith(CharConversionException.class.getName())) {
        throw new InvalidYamlException(line, "this is not UTF-8");
      }
      throw new InvalidYamlException(line, "this is no YAML, " + problem(e.getOriginalMessage()));
    } catch (IOException e) {
      throw new UncheckedIOException("an array cannot be read", e);
    }
  }

  /** Where and what, without the lines between that point at it. */
  private static String problem(String message) {
    return message
        .lines()
        .filter(line -> !line.isBlank() && !line.startsWith(" "))
        .limit(2)
        .collect(Collectors.joining(": "));
  }

  private static YamlNode read(YAMLParser parser, int depth)
      throws IOException, InvalidYamlException {
    int line = line(parser);
    if (depth > DEEPEST) {
      throw new InvalidYamlException(line, "this is nested more than " + DEEPEST + " deep");
    }
    if (parser.getObjectId() != null || parser.isCurrentAlias()) {
      throw new InvalidYamlException(line, "anchors and aliases are not supported");
    }
    return switch (parser.currentToken()) {
      case START_OBJECT -> {
        var fields = new LinkedHashMap<String, YamlNode>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
          String name = parser.currentName();
          int at = line(parser);
          parser.nextToken();
          if (fields.put(name, read(parser, depth + 1)) != null) {
            throw new InvalidYamlException(at, "'" + name + "' is there twice");
          }
        }
        yield new Fields(line, fields);
      }
      case START_ARRAY -> {
        var items = new ArrayList<YamlNode>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
          items.add(read(parser, depth + 1));
        }
        yield new Items(line, items);
      }
      case VALUE_NULL -> new Nothing(line);
      default -> new Scalar(line, parser.getText());
    };
  }

  private static int line(YAMLParser parser) {
    return parser.currentTokenLocation().getLineNr();
  }
}
