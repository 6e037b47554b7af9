package io.sluice.deployment;

import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ParameterizedTypeTree;
import com.sun.source.tree.Tree;
import io.sluice.deployment.ConfigSources.Type;
import io.smallrye.config.common.utils.StringUtil;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * All settings under {@code sluice}: names as SmallRye Config derives them from the methods of the
 * config interfaces, their defaults, and what their Javadoc says.
 */
final class SettingsPage {

  private static final String HEAD =
      """
      # Settings

      Generated from the config interfaces by SettingsPageTest; change their Javadoc, not this page.

      A setting is a system property or an environment variable: `sluice.ingest.limits.body` is
      `SLUICE_INGEST_LIMITS_BODY`, each character that is no letter or digit an underscore. A key under `sluice` that no
      service knows stops the start. Kafka's own settings are `kafka.*`, those of the server, the database and tokens
      `quarkus.*`; what the services set of these is in their `application.properties`.

      A duration is `500ms`, `10s`, `5m`, `24h`, `30d` or as in ISO 8601 (`PT1M`); a size `64K`, `8M` or a number
      of bytes; a list has commas between its entries.
      """;

  /** Folders of sources, and whose settings they hold. */
  private static final Map<String, String> SECTIONS = sections();

  /** For values of settings: enums and constants of the libraries. */
  private static final List<String> LIBRARIES = List.of("libs/contracts", "libs/incidents");

  private final ConfigSources sources;
  private final StringBuilder page = new StringBuilder(HEAD);

  private SettingsPage(ConfigSources sources) {
    this.sources = sources;
  }

  private static Map<String, String> sections() {
    var sections = new LinkedHashMap<String, String>();
    sections.put("platform/service", "Every service");
    sections.put("platform/postgres", "Services with a database: alert-service, query-api");
    sections.put("platform/bundles", "Services that use bundles: ingest-service, scoring-service");
    for (String service :
        List.of("ingest-service", "scoring-service", "alert-service", "query-api")) {
      sections.put(service, service);
    }
    return sections;
  }

  /** The whole page. */
  static String text() {
    List<Path> folders =
        Stream.concat(SECTIONS.keySet().stream(), LIBRARIES.stream())
            .map(SettingsPage::folder)
            .toList();
    var page = new SettingsPage(ConfigSources.of(folders));
    SECTIONS.forEach(
        (module, title) -> {
          page.page.append("\n## ").append(title).append('\n');
          page.sources.mappings(folder(module)).forEach(page::group);
        });
    return page.page.toString();
  }

  private static Path folder(String module) {
    return Project.file(module + "/src/main/java");
  }

  /** A table of the interface's own settings, then one for each group in it. */
  private void group(String prefix, Type type) {
    var rows = new StringBuilder();
    var groups = new LinkedHashMap<String, Type>();
    for (MethodTree method : type.settings()) {
      String key = prefix + name(type, method);
      Tree returned = method.getReturnType();
      Optional<Type> group = group(type, innermost(returned));
      if (wrapper(returned).equals("Map")) {
        key += ".<name>";
      } else if (wrapper(returned).equals("List") && group.isPresent()) {
        key += "[*]";
      }
      if (group.isPresent()) {
        groups.put(key, group.get());
      } else {
        rows.append(row(key, type, method));
      }
    }
    if (!rows.isEmpty()) {
      page.append("\n### `")
          .append(prefix)
          .append("`\n\n")
          .append(said(prefix, sources.text(type)));
      page.append("\n\n| setting | type | default | what it is |\n| --- | --- | --- | --- |\n");
      page.append(rows);
    }
    groups.forEach(this::group);
  }

  private String row(String key, Type type, MethodTree method) {
    String text = said(key, sources.text(type, method));
    return "| `%s` | %s | %s | %s |\n"
        .formatted(
            key,
            words(type, method.getReturnType()) + range(type, method),
            preset(type, method),
            text);
  }

  private String name(Type type, MethodTree method) {
    if (ConfigSources.has(method.getModifiers(), "WithParentName")) {
      return "";
    }
    return "."
        + sources
            .value(type, method.getModifiers(), "WithName", "value")
            .orElseGet(() -> StringUtil.skewer(method.getName().toString()));
  }

  private String preset(Type type, MethodTree method) {
    return sources
        .value(type, method.getModifiers(), "WithDefault", "value")
        .map(text -> "`" + text + "`")
        .orElse(wrapper(method.getReturnType()).isEmpty() ? "must be set" : "");
  }

  /** {@code Optional}, {@code Map} or {@code List}, or nothing. */
  private static String wrapper(Tree type) {
    return type instanceof ParameterizedTypeTree generic ? generic.getType().toString() : "";
  }

  private String range(Type type, MethodTree method) {
    Optional<String> min = sources.value(type, method.getModifiers(), "Min", "value");
    Optional<String> max = sources.value(type, method.getModifiers(), "Max", "value");
    if (min.isPresent() && max.isPresent()) {
      return ", " + min.get() + " to " + max.get();
    }
    return min.map(least -> ", at least " + least)
        .or(() -> max.map(most -> ", at most " + most))
        .orElse("");
  }

  /** The config interface that a name means, if it means one. */
  private Optional<Type> group(Type place, Tree name) {
    return sources.resolve(place, name.toString()).filter(Type::isInterface);
  }

  private static Tree innermost(Tree type) {
    return type instanceof ParameterizedTypeTree generic
        ? innermost(generic.getTypeArguments().getLast())
        : type;
  }

  private String words(Type place, Tree type) {
    if (type instanceof ParameterizedTypeTree generic) {
      String of = words(place, generic.getTypeArguments().getLast());
      return wrapper(type).equals("List") ? "list, each a " + of : of;
    }
    return switch (type.toString()) {
      case "MemorySize" -> "size";
      case "int", "long", "Integer", "Long" -> "whole number";
      case "double", "Double" -> "number";
      case "URI" -> "URI";
      default ->
          sources
              .resolve(place, type.toString())
              .filter(Type::isEnum)
              .map(choices -> String.join(", ", choices.constants()))
              .orElseGet(() -> type.toString().toLowerCase(Locale.ROOT));
    };
  }

  private static String said(String where, String text) {
    if (text.isEmpty()) {
      throw new AssertionError(
          "nothing is said of " + where + ": write Javadoc for it in its config interface");
    }
    return text;
  }
}
