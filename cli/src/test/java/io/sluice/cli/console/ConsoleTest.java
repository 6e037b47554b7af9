package io.sluice.cli.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ConsoleTest {

  private final ByteArrayOutputStream written = new ByteArrayOutputStream();

  @Test
  void aLineIsPrintedAboveTheBarOnATerminal() {
    // given
    var console = new Console(new PrintStream(written), true);
    console.progress("Replaying", 5, 10, "");

    // when
    console.println("an incident");

    // then: the bar is wiped, the line printed, the bar drawn again
    assertThat(text())
        .isEqualTo(bar() + "\r\u001b[2K" + "an incident" + System.lineSeparator() + bar());
  }

  @Test
  void withoutATerminalEachTenthIsALineOfItsOwn() {
    // given
    var console = new Console(new PrintStream(written), false);

    // when
    for (int done = 0; done <= 100; done++) {
      console.progress("Replaying", done, 100, "");
    }

    // then
    assertThat(text().lines()).hasSize(11).allMatch(line -> line.startsWith("Replaying ["));
    assertThat(text()).doesNotContain("\r", "\u001b");
  }

  @Test
  void controlCharactersOfNamesAreNotPassedOn() {
    assertThat(Text.plain("evil\u001b[2J\nname")).isEqualTo("evil?[2J?name");
  }

  private static String bar() {
    return "Replaying [###############---------------]  50 %  5 of 10";
  }

  private String text() {
    return written.toString(StandardCharsets.UTF_8);
  }
}
