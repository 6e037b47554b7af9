package io.sluice.cli.access;

import io.sluice.catalog.FileFault;
import io.sluice.cli.CommandFailure;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/**
 * What a command needs to be let in by a service elsewhere; the same for every command that asks
 * one. The key itself is no argument: whoever lists processes would read it.
 */
public final class AccessArguments {

  /** The variable with the key. */
  public static final String VARIABLE = "SLUICE_API_KEY";

  private static final int LONGEST_KEY = 4096;

  @Option(
      names = "--key-file",
      paramLabel = "FILE",
      description =
          "File with the API key and nothing else (default: the key in the variable SLUICE_API_KEY,"
              + " if it is set).")
  @Nullable Path keyFile;

  @Option(
      names = "--ca",
      paramLabel = "FILE",
      description =
          "PEM file with the certificates that the service's has to be signed by, for https"
              + " (default: those that the machine trusts).")
  @Nullable Path authorities;

  /**
   * What these arguments come to.
   *
   * @param service base address
   * @throws CommandFailure if that is no address, a file cannot be used, or they contradict each
   *     other
   */
  public Access to(URI service) {
    return to(service, System.getenv());
  }

  Access to(URI service, Map<String, String> environment) {
    WebAddress.require("--url", service);
    if (authorities != null && !"https".equalsIgnoreCase(service.getScheme())) {
      throw new CommandFailure(
          "--ca is for https, and the address is %s: leave --ca out, or give an address with https://"
              .formatted(service));
    }
    return new Access(
        key(environment), authorities == null ? null : Authorities.trust(authorities));
  }

  private @Nullable String key(Map<String, String> environment) {
    if (keyFile != null) {
      return key(lines(keyFile), keyFile.toString());
    }
    String value = environment.get(VARIABLE);
    return value == null || value.isBlank() ? null : key(value.lines().toList(), VARIABLE);
  }

  private static List<String> lines(Path file) {
    try {
      if (Files.size(file) > LONGEST_KEY) {
        throw noKey(file.toString());
      }
      return Files.readAllLines(file);
    } catch (CharacterCodingException e) {
      throw noKey(file.toString());
    } catch (IOException e) {
      throw new CommandFailure("cannot read the API key: " + FileFault.of(e), e);
    }
  }

  /** What is wrong with a key is told without it. */
  private static String key(List<String> lines, String place) {
    var keys = lines.stream().map(String::strip).filter(line -> !line.isEmpty()).toList();
    if (keys.size() != 1 || !keys.getFirst().chars().allMatch(c -> c > ' ' && c < 0x7f)) {
      throw noKey(place);
    }
    return keys.getFirst();
  }

  private static CommandFailure noKey(String place) {
    return new CommandFailure(
        place
            + " holds no API key: expected one line of letters, digits and signs without spaces,"
            + " the key as it was made, not its hash");
  }
}
