package io.sluice.cli.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.cli.CommandFailure;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class AccessArgumentsTest {

  private static final URI SERVICE = URI.create("https://ingest.example.com");

  @TempDir Path folder;

  private static AccessArguments parsed(String... arguments) {
    var access = new AccessArguments();
    new CommandLine(CommandLine.Model.CommandSpec.create().addMixin("access", spec(access)))
        .parseArgs(arguments);
    return access;
  }

  private static CommandLine.Model.CommandSpec spec(AccessArguments access) {
    return CommandLine.Model.CommandSpec.forAnnotatedObject(access);
  }

  private static String keyOf(Access access) {
    return access.request(SERVICE).build().headers().firstValue("X-API-Key").orElse("none");
  }

  @Test
  void theKeyIsReadFromTheFile() throws IOException {
    // given
    Path file = Files.writeString(folder.resolve("key"), "  s3cret+/=\n");

    // when
    var access =
        parsed("--key-file", file.toString()).to(SERVICE, Map.of("SLUICE_API_KEY", "another"));

    // then
    assertThat(keyOf(access)).isEqualTo("s3cret+/=");
    assertThat(access.toString()).doesNotContain("s3cret");
  }

  @Test
  void theKeyIsReadFromTheEnvironment() {
    assertThat(keyOf(parsed().to(SERVICE, Map.of("SLUICE_API_KEY", "s3cret")))).isEqualTo("s3cret");
  }

  @Test
  void withoutAKeyNoneIsSent() {
    assertThat(keyOf(parsed().to(SERVICE, Map.of("SLUICE_API_KEY", " ")))).isEqualTo("none");
    assertThat(keyOf(parsed().to(SERVICE, Map.of()))).isEqualTo("none");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\n \n", "one\ntwo", "two words", "sch\u00fcssel"})
  void whatIsNoKeyIsRefusedWithoutShowingIt(String content) throws IOException {
    // given
    Path file = Files.writeString(folder.resolve("key"), content);

    // when / then
    assertThatThrownBy(() -> parsed("--key-file", file.toString()).to(SERVICE, Map.of()))
        .isInstanceOf(CommandFailure.class)
        .hasMessage(
            file
                + " holds no API key: expected one line of letters, digits and signs without spaces,"
                + " the key as it was made, not its hash");
  }

  @Test
  void aFileThatIsNotThereIsNamed() {
    // given
    Path file = folder.resolve("missing");

    // when / then
    assertThatThrownBy(() -> parsed("--key-file", file.toString()).to(SERVICE, Map.of()))
        .isInstanceOf(CommandFailure.class)
        .hasMessage("cannot read the API key: %s is not there".formatted(file));
    assertThatThrownBy(() -> parsed("--ca", file.toString()).to(SERVICE, Map.of()))
        .isInstanceOf(CommandFailure.class)
        .hasMessageStartingWith("cannot read the certificates of " + file);
  }

  @ParameterizedTest
  @ValueSource(strings = {"nonsense", "localhost:8080", "ftp://x", "http:///api"})
  void whatIsNoAddressOfAServiceIsRefused(String address) {
    assertThatThrownBy(() -> parsed().to(URI.create(address), Map.of()))
        .isInstanceOf(CommandFailure.class)
        .hasMessage(
            "--url is '%s', expected an address such as http://127.0.0.1:8080 or https://sluice.example.org"
                .formatted(address));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "something else",
        "-----BEGIN CERTIFICATE-----\nbm90IG9uZQ==\n-----END CERTIFICATE-----\n"
      })
  void whatIsNoCertificateIsRefused(String content) throws IOException {
    // given
    Path file = Files.writeString(folder.resolve("ca.pem"), content);

    // when / then
    assertThatThrownBy(() -> parsed("--ca", file.toString()).to(SERVICE, Map.of()))
        .isInstanceOf(CommandFailure.class)
        .hasMessage(file + " holds no certificate: expected PEM, -----BEGIN CERTIFICATE-----");
  }

  @Test
  void authoritiesAreOfNoUseWithoutTls() {
    assertThatThrownBy(
            () -> parsed("--ca", "ca.pem").to(URI.create("http://10.0.0.7:8081"), Map.of()))
        .isInstanceOf(CommandFailure.class)
        .hasMessage(
            "--ca is for https, and the address is http://10.0.0.7:8081: leave --ca out, or give an"
                + " address with https://");
  }

  @ParameterizedTest
  @ValueSource(strings = {"--key", "--api-key"})
  void theKeyItselfIsNoArgument(String option) {
    assertThatThrownBy(() -> parsed(option, "s3cret"))
        .isInstanceOf(CommandLine.UnmatchedArgumentException.class);
  }
}
