package io.sluice.cli.evaluate;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** What {@code --protocol} can be. */
enum ProtocolName {
  SKAB,
  BATADAL,
  SWAT_SIM,
  STRANGERS,
  UNSW_NB15,
  NSL_KDD,
  SIMULATOR,
  NETWORK,
  RETRAINING;

  /** Whether it works on a data set from elsewhere. */
  boolean needsData() {
    return this != SIMULATOR && this != NETWORK && this != RETRAINING;
  }

  /** Whether it trains who judges. */
  boolean trains() {
    return this != SIMULATOR && this != NETWORK;
  }

  /** The profile of the bundle that judges unless another is named. */
  String usualProfile() {
    return this == NETWORK ? "network" : "swat";
  }

  static String all() {
    return Arrays.stream(values()).map(ProtocolName::toString).collect(Collectors.joining(", "));
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Takes and names them as a person writes them. */
  static final class Converter implements ITypeConverter<ProtocolName> {

    @Override
    public ProtocolName convert(String text) {
      return Arrays.stream(values())
          .filter(name -> name.toString().equalsIgnoreCase(text))
          .findFirst()
          .orElseThrow(
              () ->
                  new TypeConversionException(
                      "'%s' is no protocol, expected one of %s".formatted(text, all())));
    }
  }
}
