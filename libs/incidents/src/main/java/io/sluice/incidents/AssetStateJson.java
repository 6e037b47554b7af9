package io.sluice.incidents;

import io.sluice.contracts.MalformedMessageException;
import io.sluice.contracts.Messages;
import java.nio.charset.StandardCharsets;

/**
 * An {@link AssetState} as JSON, with the version of its form: what another release has stored is
 * not taken for something else.
 *
 * @param version of the form, {@value #VERSION}
 */
public record AssetStateJson(int version, AssetState state) {

  /** Another one for each change after which an older state would be read wrongly. */
  public static final int VERSION = 2;

  public static String encode(AssetState state) {
    byte[] json = Messages.encode(new AssetStateJson(VERSION, state));
    return new String(json, StandardCharsets.UTF_8);
  }

  /**
   * @throws MalformedMessageException if it is no state, or one of another version
   */
  public static AssetState decode(String json) throws MalformedMessageException {
    byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
    int version = Messages.decode(bytes, Form.class).version();
    if (version != VERSION) {
      throw new MalformedMessageException(
          "its form has version %d, expected %d".formatted(version, VERSION));
    }
    AssetState state = Messages.decode(bytes, AssetStateJson.class).state();
    if (state == null) {
      throw new MalformedMessageException("'state' is missing");
    }
    return state;
  }

  /** What any version has. */
  public record Form(int version) {}
}
