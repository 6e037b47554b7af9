package io.sluice.incidents;

import io.sluice.contracts.MalformedMessageException;
import io.sluice.contracts.Messages;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * {@link PoliciesInForce} as alert-service tells them.
 *
 * @param usual where nothing is set for a profile; a bundle may be more or less patient
 * @param profiles what is in force for profiles of which something is set, by name
 */
public record IncidentSettingsInForce(
    IncidentSettings usual, SortedMap<String, IncidentSettings> profiles) {

  public static IncidentSettingsInForce of(PoliciesInForce policies) {
    var profiles = new TreeMap<String, IncidentSettings>();
    policies
        .byProfile()
        .forEach((profile, policy) -> profiles.put(profile, IncidentSettings.of(policy)));
    return new IncidentSettingsInForce(IncidentSettings.of(policies.usual()), profiles);
  }

  /**
   * @throws MalformedMessageException if it is none; its text says what was expected
   */
  public static PoliciesInForce decode(byte[] json) throws MalformedMessageException {
    IncidentSettingsInForce told = Messages.decode(json, IncidentSettingsInForce.class);
    if (told.usual() == null || told.profiles() == null) {
      throw new MalformedMessageException("'usual' or 'profiles' is missing");
    }
    var byProfile = new TreeMap<String, IncidentPolicy>();
    try {
      for (Map.Entry<String, IncidentSettings> one : told.profiles().entrySet()) {
        if (one.getValue() == null) {
          throw new MalformedMessageException("profile '" + one.getKey() + "' has no policy");
        }
        byProfile.put(one.getKey(), one.getValue().policy());
      }
      return new PoliciesInForce(told.usual().policy(), byProfile);
    } catch (IllegalArgumentException e) {
      throw new MalformedMessageException(String.valueOf(e.getMessage()), e);
    }
  }
}
