package io.sluice.query.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** A browser is told at once of all modules that a page needs: it would find them one by one. */
class PreloadTest {

  private static final Path RESOURCES = Path.of("target", "classes", "META-INF", "resources");
  private static final Pattern STATIC_IMPORT =
      Pattern.compile("(?m)(?:^import\\s*|\\bfrom\\s*)['\"](\\.[^'\"]+)['\"]");
  private static final Pattern PRELOADED =
      Pattern.compile("rel=\"modulepreload\" href=\"/([^\"]+)\"");
  private static final Pattern PAGE = Pattern.compile("(?m)^  (\\w+): \\[([^\\]]*)]");
  private static final Pattern NAME = Pattern.compile("'([^']+)'");

  @Test
  void everyModuleThatAPageNeedsIsAskedForAtOnce() {
    // given
    Set<String> always = needed("ui/main.js");
    Set<String> pages =
        all(Pattern.compile("import\\('\\./(pages/\\w+)\\.js'\\)"), text("ui/main.js"));

    // when
    List<MatchResult> told = PAGE.matcher(text("ui/first.js")).results().toList();

    // then
    assertThat(all(PRELOADED, text("index.html")))
        .as("modulepreload in index.html: what main.js needs")
        .containsExactlyInAnyOrderElementsOf(without(always, Set.of("ui/main.js")));
    assertThat(told)
        .extracting(page -> "pages/" + page.group(1))
        .containsExactlyInAnyOrderElementsOf(without(pages, Set.of("pages/nowhere")));
    for (MatchResult page : told) {
      Set<String> its =
          all(NAME, page.group(2)).stream()
              .map("ui/%s.js"::formatted)
              .collect(Collectors.toCollection(LinkedHashSet::new));
      assertThat(its)
          .as("%s in first.js: what pages/%1$s.js needs beside that", page.group(1))
          .containsExactlyInAnyOrderElementsOf(
              without(needed("ui/pages/%s.js".formatted(page.group(1))), always));
    }
  }

  private static Set<String> needed(String module) {
    var found = new LinkedHashSet<String>();
    collect(module, found);
    return found;
  }

  private static void collect(String module, Set<String> found) {
    if (found.add(module)) {
      for (String its : all(STATIC_IMPORT, text(module))) {
        collect(Path.of(module).resolveSibling(its).normalize().toString(), found);
      }
    }
  }

  private static Set<String> without(Set<String> all, Set<String> others) {
    var left = new LinkedHashSet<>(all);
    left.removeAll(others);
    return left;
  }

  private static Set<String> all(Pattern pattern, String text) {
    return pattern
        .matcher(text)
        .results()
        .map(found -> found.group(1))
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  private static String text(String file) {
    try {
      return Files.readString(RESOURCES.resolve(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
