package io.sluice.cli.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServiceLogTest {

  private static final String INFO =
      """
      {"timestamp":"2026-11-30T22:15:07Z","level":"INFO","message":"ERROR is only a word here"}
      """;

  private static final String REFUSED =
      """
      {"timestamp":"2026-11-30T22:15:08Z","level":"ERROR","message":"sluice.kafka.prefix is '?'"}
      """;

  private static final String FAILED =
      """
      {"level":"ERROR","message":"Failed to start","exception":{"exceptionType":"X","message":"no port"}}
      """;

  @TempDir private Path folder;

  @Test
  void theLastErrorIsToldInItsWords() throws Exception {
    assertThat(ServiceLog.lastError(log(INFO + REFUSED + INFO)))
        .hasValue("sluice.kafka.prefix is '?'");
  }

  @Test
  void whatAnExceptionSaysBelongsToIt() throws Exception {
    assertThat(ServiceLog.lastError(log(FAILED))).hasValue("Failed to start: no port");
  }

  @Test
  void whatTheVirtualMachineSaysIsToldAsItIs() throws Exception {
    assertThat(ServiceLog.lastError(log(INFO + "Error: Unable to access jarfile x.jar\n")))
        .hasValue("Error: Unable to access jarfile x.jar");
  }

  @Test
  void whoToldOfNothingWrongGaveNoReason() throws Exception {
    assertThat(ServiceLog.lastError(log(INFO))).isEmpty();
    assertThat(ServiceLog.lastError(log(""))).isEmpty();
  }

  @Test
  void aLogThatIsGoneIsSaid() {
    assertThat(ServiceLog.lastError(folder.resolve("none")).orElseThrow())
        .startsWith("its log cannot be read");
  }

  private Path log(String content) throws Exception {
    return Files.writeString(folder.resolve("service.log"), content);
  }
}
