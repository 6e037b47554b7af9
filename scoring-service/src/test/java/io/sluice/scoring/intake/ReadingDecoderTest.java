package io.sluice.scoring.intake;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sluice.contracts.MalformedMessageException;
import io.sluice.contracts.Messages;
import io.sluice.contracts.PlainText;
import io.sluice.contracts.Quality;
import io.sluice.contracts.Reading;
import io.sluice.contracts.profile.Profile;
import io.sluice.contracts.profile.Tag;
import io.sluice.scoring.bundle.BundleLease;
import io.sluice.scoring.bundle.BundlePins;
import io.sluice.scoring.bundle.BundleRegistry;
import io.sluice.scoring.plant.SmallBundle;
import io.sluice.scoring.plant.SmallPlant;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReadingDecoderTest {

  private static final Profile PROFILE = SmallPlant.profile(SmallPlant.PROFILE, SmallPlant.WINDOW);

  private static final List<String> TAGS = PROFILE.tags().stream().map(Tag::name).toList();

  private static final BundleLease BUNDLES = bundles();

  private final ReadingDecoder decoder = new ReadingDecoder();

  private static BundleLease bundles() {
    try {
      Path root = Files.createTempDirectory("decoder");
      SmallBundle.write(root);
      var registry = new BundleRegistry(List.of(root), BundlePins.NONE);
      registry.rescan();
      return registry.lease();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  @Provide
  Arbitrary<Reading> readings() {
    var tag = Arbitraries.of(TAGS.get(0), TAGS.get(1), TAGS.get(2), TAGS.get(3), "X1", "é\"");
    var value =
        Arbitraries.frequencyOf(
                Tuple.of(9, Arbitraries.doubles()),
                Tuple.of(1, Arbitraries.of(SmallPlant.NO_PRESSURE)))
            .injectNull(0.1);
    return Combinators.combine(
            Arbitraries.strings().ofMinLength(1).ofMaxLength(200).filter(PlainText::isName),
            Arbitraries.longs().between(-60_000_000_000_000L, 200_000_000_000_000L),
            Arbitraries.maps(tag, value).ofMaxSize(6),
            Arbitraries.maps(tag, Arbitraries.of(Quality.class)).injectNull(0.3),
            Arbitraries.of(0, 1).injectNull(0.3))
        .as(
            (asset, millis, values, quality, label) ->
                new Reading(
                    asset,
                    SmallPlant.PROFILE,
                    Instant.ofEpochMilli(millis),
                    values,
                    quality,
                    label));
  }

  @Property
  void reads_what_the_message_says_whatever_the_order_of_its_fields(
      @ForAll("readings") Reading reading, @ForAll long seed) throws Exception {
    // given
    byte[] bytes = shuffled(reading, new Random(seed));

    // when
    DecodedReading decoded = decoder.decode(bytes, BUNDLES::find);

    // then
    assertThat(decoded.asset()).isEqualTo(reading.asset());
    assertThat(decoded.profile()).isEqualTo(reading.profile());
    assertThat(decoded.timeMillis()).isEqualTo(reading.time().toEpochMilli());
    assertThat(decoded.label()).isEqualTo(reading.label());
    assertThat(decoded.values()).containsExactly(expected(reading));
    assertThat(decoded.saysMode()).isEqualTo(!Double.isNaN(expected(reading)[3]));
    assertThat(decoded.unknownTags())
        .isEqualTo((int) reading.values().keySet().stream().filter(t -> !TAGS.contains(t)).count());
  }

  private static double[] expected(Reading reading) {
    return PROFILE.tags().stream()
        .mapToDouble(
            tag -> {
              boolean bad =
                  reading.quality() != null && reading.quality().get(tag.name()) == Quality.BAD;
              Double value = reading.values().get(tag.name());
              return bad || value == null || tag.isMissing(value) ? Double.NaN : value;
            })
        .toArray();
  }

  /** The same message with its fields, and those within, in another order. */
  private static byte[] shuffled(Reading reading, Random random) {
    ObjectNode tree = Messages.mapper().valueToTree(reading);
    for (String field : List.of("values", "quality")) {
      if (tree.get(field) instanceof ObjectNode object) {
        tree.set(field, shuffled(object, random));
      }
    }
    tree.putObject("addedLater").putArray("values").add(1);
    return Messages.encode(shuffled(tree, random));
  }

  private static ObjectNode shuffled(ObjectNode object, Random random) {
    var names = new ArrayList<String>();
    object.fieldNames().forEachRemaining(names::add);
    Collections.shuffle(names, random);
    ObjectNode copy = Messages.mapper().createObjectNode();
    names.forEach(name -> copy.set(name, object.get(name)));
    return copy;
  }

  @Test
  void a_number_by_which_a_tag_says_that_there_is_no_value_counts_as_missing() throws Exception {
    // given
    String json =
        """
        {"asset":"a","profile":"%s","time":"2015-12-28T10:29:14Z",
         "values":{"LIT101":-200,"PIT501":-200}}
        """
            .formatted(SmallPlant.PROFILE);

    // when
    DecodedReading reading = decoder.decode(json.getBytes(UTF_8), BUNDLES::find);

    // then
    assertThat(reading.values()).containsExactly(-200, Double.NaN, Double.NaN, Double.NaN);
  }

  @ParameterizedTest
  @CsvSource({
    "'\"P101\":2', , true, filling",
    "'\"P101\":2.0', , true, filling",
    "'\"P101\":1', , true, ",
    "'\"P101\":null', , false, ",
    "'\"LIT101\":2', , false, ",
    "'\"P101\":2', BAD, false, ",
    "'\"P101\":\"2\"', , false, "
  })
  void the_tag_that_the_profile_names_says_the_operating_mode(
      String values, String quality, boolean isSaid, String mode) throws Exception {
    // given
    String json =
        """
        {"asset":"a","profile":"%s","time":"2015-12-28T10:29:14Z","values":{%s}%s}
        """
            .formatted(
                SmallPlant.PROFILE,
                values,
                quality == null ? "" : ",\"quality\":{\"P101\":\"%s\"}".formatted(quality));

    // when
    DecodedReading reading = decoder.decode(json.getBytes(UTF_8), BUNDLES::find);

    // then
    assertThat(reading.saysMode()).isEqualTo(isSaid);
    assertThat(reading.mode()).isEqualTo(mode);
  }

  @Test
  void a_text_where_the_profile_has_a_number_counts_as_missing() throws Exception {
    // given
    String json =
        """
        {"asset":"a","profile":"%s","stream":"north","time":"2015-12-28T10:29:14Z",
         "values":{"%s":1.5,"%s":"500"}}
        """
            .formatted(SmallPlant.PROFILE, TAGS.get(0), TAGS.get(1));

    // when
    DecodedReading reading = decoder.decode(json.getBytes(UTF_8), BUNDLES::find);

    // then
    assertThat(reading.stream()).isEqualTo("north");
    assertThat(reading.values()).containsExactly(1.5, Double.NaN, Double.NaN, Double.NaN);
    assertThat(reading.missingValues()).isEqualTo(3);
    assertThat(reading.unknownTags()).isZero();
  }

  @Test
  void an_earlier_record_leaves_nothing_behind() throws Exception {
    // given
    Map<String, Double> values = new LinkedHashMap<>();
    TAGS.forEach(tag -> values.put(tag, 1.0));
    var full =
        new Reading(
            "a", SmallPlant.PROFILE, Instant.EPOCH, values, Map.of(TAGS.get(0), Quality.BAD), 1);
    var sparse =
        new Reading("a", SmallPlant.PROFILE, Instant.EPOCH, Map.of(TAGS.get(0), 2.0), null, null);
    decoder.decode(Messages.encode(full), BUNDLES::find);

    // when
    DecodedReading decoded = decoder.decode(Messages.encode(sparse), BUNDLES::find);

    // then
    assertThat(decoded.values()).containsExactly(2.0, Double.NaN, Double.NaN, Double.NaN);
    assertThat(decoded.label()).isNull();
  }

  @Test
  void a_profile_without_bundle_is_no_error_of_the_record() throws Exception {
    // given
    var reading = new Reading("a", "nobody", Instant.EPOCH, Map.of("T", 1.0), null, null);

    // when
    DecodedReading decoded = decoder.decode(Messages.encode(reading), BUNDLES::find);

    // then
    assertThat(decoded.bundle()).isNull();
    assertThat(decoded.profile()).isEqualTo("nobody");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\u0001',
      value = {
        "not json|line 1, column",
        "[]|expected a JSON object",
        "{}|'asset' is missing",
        "{\"asset\":\" \",\"profile\":\"p\"}|'asset': expected a name",
        "{\"asset\":\"a\",\"time\":\"2015-01-01T00:00:00Z\",\"values\":{}}|'profile' is missing",
        "{\"asset\":\"a\",\"profile\":\"p\",\"values\":{}}|'time' is missing",
        "{\"asset\":\"a\",\"profile\":\"p\",\"time\":\"2015-01-01T00:00:00Z\"}|'values' is missing",
        "{\"time\":\"yesterday\"}|'time': expected an ISO-8601 instant",
        "{\"time\":1450000000}|'time': expected an ISO-8601 instant",
        "{\"label\":2}|'label': expected 0, 1 or null",
        "{\"values\":{\"LIT101\":NaN}}|NaN",
        "{\"values\":{\"LIT101\":1e999}}|'values.LIT101': expected a finite number",
        "{\"values\":{\"X\":[1]}}|'values.X': expected a number, a text or null",
        "{\"values\":[1]}|'values': expected an object",
        "{\"quality\":{\"LIT101\":7}}|'quality.LIT101': expected GOOD, UNCERTAIN or BAD",
        "{\"values\":{\"LIT101\":1|line 1, column",
      })
  void says_what_is_wrong_with_a_record(String json, String sentence) {
    assertThatThrownBy(() -> decoder.decode(json.getBytes(UTF_8), BUNDLES::find))
        .isInstanceOf(MalformedMessageException.class)
        .hasMessageContaining(sentence);
  }

  @Test
  void takes_a_quality_of_a_later_release_for_an_uncertain_one() throws Exception {
    // given
    String json =
        """
        {"asset":"a","profile":"%s","time":"2015-12-28T10:29:14Z","values":{"%s":1.5},
         "quality":{"%s":"SO-SO"}}
        """
            .formatted(SmallPlant.PROFILE, TAGS.getFirst(), TAGS.getFirst());

    // when
    DecodedReading reading = decoder.decode(json.getBytes(UTF_8), BUNDLES::find);

    // then
    assertThat(reading.values()[0]).isEqualTo(1.5);
  }

  @Test
  void refuses_a_record_without_value_and_one_with_something_after_it() {
    byte[] twice =
        "{\"asset\":\"a\",\"profile\":\"p\",\"time\":\"2015-12-28T10:29:14Z\",\"values\":{}} {}"
            .getBytes(UTF_8);
    assertThatThrownBy(() -> decoder.decode(null, BUNDLES::find))
        .hasMessageContaining("has no value");
    assertThatThrownBy(() -> decoder.decode(twice, BUNDLES::find))
        .hasMessageContaining("nothing after the JSON object");
  }
}
