package io.sluice.contracts.yaml;

import io.sluice.contracts.NearestName;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Fields of one part of a file. Whoever reads it asks for each field by its name; what is wrong
 * with one is noted and does not keep the others from being read. {@link #make} builds the whole
 * once nothing is.
 *
 * <p>A parser is given the text of a field and throws {@link IllegalArgumentException} with what is
 * wrong with it, to be read after the field's name and a colon.
 */
public final class YamlSection {

  private final YamlNode.Fields node;
  private final String path;
  private final YamlFaults faults;
  private final @Nullable YamlSection parent;
  private final Set<String> asked = new LinkedHashSet<>();
  private boolean faulty;

  private YamlSection(
      YamlNode.Fields node, String path, YamlFaults faults, @Nullable YamlSection parent) {
    this.node = node;
    this.path = path;
    this.faults = faults;
    this.parent = parent;
  }

  /** A whole document. */
  public static YamlSection of(YamlNode.Fields document, YamlFaults faults) {
    return new YamlSection(document, "", faults, null);
  }

  /** Whether the field is there, even if there is nothing in it. */
  public boolean has(String field) {
    asked.add(field);
    return node.fields().containsKey(field);
  }

  /** A field that must be there; empty if that, or anything else, is wrong. */
  public <T> Optional<T> required(String field, Function<String, T> parser) {
    if (!has(field)) {
      fault(node, field, "is missing");
      return Optional.empty();
    }
    return optional(field, parser);
  }

  /** Empty if it is not there or wrong. */
  public <T> Optional<T> optional(String field, Function<String, T> parser) {
    return node(field).flatMap(value -> parsed(field, value, parser));
  }

  /**
   * @param unsaid if it is not there or wrong
   */
  public <T> T value(String field, Function<String, T> parser, T unsaid) {
    return optional(field, parser).orElse(unsaid);
  }

  /** {@code true} or {@code false}. */
  public boolean flag(String field, boolean unsaid) {
    return value(field, YamlSection::flag, unsaid);
  }

  /** A list of single values, or one such value; empty if it is not there. */
  public <T> List<T> list(String field, Function<String, T> parser) {
    var values = new ArrayList<T>();
    node(field)
        .ifPresent(
            value -> {
              if (value instanceof YamlNode.Items items) {
                for (int i = 0; i < items.items().size(); i++) {
                  parsed(field + "[" + i + "]", items.items().get(i), parser)
                      .ifPresent(values::add);
                }
              } else {
                parsed(field, value, parser).ifPresent(values::add);
              }
            });
    return List.copyOf(values);
  }

  /** A field that has fields of its own; empty if it is not there or wrong. */
  public Optional<YamlSection> section(String field) {
    return node(field).flatMap(value -> section(field, value));
  }

  /** A field whose fields have names of the user's, and fields of their own. */
  public Map<String, YamlSection> sections(String field) {
    var sections = new LinkedHashMap<String, YamlSection>();
    section(field)
        .ifPresent(
            all ->
                all.node
                    .fields()
                    .forEach(
                        (name, value) ->
                            all.section(name, value)
                                .ifPresent(section -> sections.put(name, section))));
    return sections;
  }

  /** A field whose fields have names of the user's and single values; empty if it is not there. */
  public Map<String, String> texts(String field) {
    var texts = new LinkedHashMap<String, String>();
    section(field)
        .ifPresent(
            all ->
                all.node
                    .fields()
                    .forEach(
                        (name, value) ->
                            all.parsed(name, value, Function.identity())
                                .ifPresent(text -> texts.put(name, text))));
    return texts;
  }

  /**
   * A field whose fields have names of the user's and a list of single values each, or one such
   * value; empty if it is not there.
   */
  public Map<String, List<String>> lists(String field) {
    var lists = new LinkedHashMap<String, List<String>>();
    section(field)
        .ifPresent(
            all ->
                all.node
                    .fields()
                    .keySet()
                    .forEach(name -> lists.put(name, all.list(name, Function.identity()))));
    return lists;
  }

  /** A field that is a list of what has fields. */
  public List<YamlSection> items(String field) {
    var sections = new ArrayList<YamlSection>();
    node(field)
        .ifPresent(
            value -> {
              if (value instanceof YamlNode.Items items) {
                for (int i = 0; i < items.items().size(); i++) {
                  section(field + "[" + i + "]", items.items().get(i)).ifPresent(sections::add);
                }
              } else {
                fault(value, field, "is no list; begin each entry with a dash");
              }
            });
    return List.copyOf(sections);
  }

  /** Notes that something is wrong with a field. */
  public void fault(String field, String sentence) {
    fault(node.fields().getOrDefault(field, node), field, sentence);
  }

  /**
   * What the fields come to, if nothing is wrong with any of them and all were asked for.
   *
   * @param maker may throw {@link IllegalArgumentException} with a sentence; if that begins with
   *     the name of a field and a colon, it is of that field
   */
  public <T> Optional<T> make(Supplier<T> maker) {
    refuseUnknown();
    if (faulty) {
      return Optional.empty();
    }
    try {
      return Optional.of(maker.get());
    } catch (IllegalArgumentException e) {
      String sentence = String.valueOf(e.getMessage());
      int colon = sentence.indexOf(": ");
      if (colon > 0 && asked.contains(sentence.substring(0, colon))) {
        fault(sentence.substring(0, colon), sentence.substring(colon + 2));
      } else {
        fault(node, "", sentence);
      }
      return Optional.empty();
    }
  }

  private void refuseUnknown() {
    for (Map.Entry<String, YamlNode> field : node.fields().entrySet()) {
      if (!asked.contains(field.getKey())) {
        String instead =
            NearestName.of(field.getKey(), new TreeSet<>(asked))
                .map(near -> "did you mean " + near + "?")
                .orElse("expected one of " + String.join(", ", asked));
        fault(field.getValue(), field.getKey(), "there is no such field; " + instead);
      }
    }
  }

  private Optional<YamlNode> node(String field) {
    asked.add(field);
    YamlNode value = node.fields().get(field);
    if (value instanceof YamlNode.Nothing) {
      fault(value, field, "has no value; give one or leave it out");
      return Optional.empty();
    }
    return Optional.ofNullable(value);
  }

  private <T> Optional<T> parsed(String field, YamlNode value, Function<String, T> parser) {
    if (!(value instanceof YamlNode.Scalar scalar)) {
      fault(value, field, "is no single value");
      return Optional.empty();
    }
    try {
      return Optional.of(parser.apply(scalar.text()));
    } catch (IllegalArgumentException e) {
      fault(value, field, String.valueOf(e.getMessage()));
      return Optional.empty();
    }
  }

  private Optional<YamlSection> section(String field, YamlNode value) {
    if (value instanceof YamlNode.Fields fields) {
      return Optional.of(new YamlSection(fields, join(field), faults, this));
    }
    fault(value, field, "has no fields of its own");
    return Optional.empty();
  }

  private void fault(YamlNode at, String field, String sentence) {
    for (YamlSection section = this; section != null; section = section.parent) {
      section.faulty = true;
    }
    faults.add(at.line(), join(field), sentence);
  }

  private String join(String field) {
    if (field.isEmpty()) {
      return path;
    }
    return path.isEmpty() ? field : path + "." + field;
  }

  private static boolean flag(String text) {
    return switch (text) {
      case "true" -> true;
      case "false" -> false;
      default -> throw new IllegalArgumentException("is '" + text + "', neither true nor false");
    };
  }
}
