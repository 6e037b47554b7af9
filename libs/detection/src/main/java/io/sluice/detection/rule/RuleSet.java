package io.sluice.detection.rule;

import io.sluice.contracts.profile.Profile;
import io.sluice.contracts.yaml.InvalidYamlException;
import io.sluice.contracts.yaml.YamlNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleFunction;

/**
 * The rules of a bundle, as people write them in YAML.
 *
 * @param rules in the order of the file; their ids differ
 */
public record RuleSet(List<Rule> rules) {

  /** Name of their file. */
  public static final String FILE = "rules.yaml";

  /** Version of the language that this release reads and writes. */
  public static final int VERSION = 1;

  public RuleSet {
    rules = List.copyOf(rules);
  }

  /**
   * Reads rules for the tags and the window of a profile.
   *
   * @throws InvalidRulesException naming line, rule and what is wrong
   */
  public static RuleSet parse(byte[] yaml, Profile profile) throws InvalidRulesException {
    YamlNode whole = read(yaml);
    if (!(whole instanceof YamlNode.Fields document)) {
      throw new InvalidRulesException(
          whole.line(), "expected 'version: 1' and 'rules:' with a list of rules");
    }
    for (Map.Entry<String, YamlNode> field : document.fields().entrySet()) {
      if (!field.getKey().equals("version") && !field.getKey().equals("rules")) {
        throw new InvalidRulesException(
            field.getValue().line(),
            "'%s' is neither 'version' nor 'rules'".formatted(field.getKey()));
      }
    }
    requireVersion(document);
    var tagIndex = RuleFields.tagIndex(profile);
    var ids = new HashSet<String>();
    var rules = new ArrayList<Rule>();
    for (YamlNode item : items(document)) {
      if (!(item instanceof YamlNode.Fields fields)) {
        throw new InvalidRulesException(item.line(), "a rule has fields: id, kind, ...");
      }
      Rule rule = rule(new RuleFields(fields, profile, tagIndex));
      if (!ids.add(rule.id())) {
        throw new InvalidRulesException(
            item.line(), "rule " + rule.id() + ": its id is not the only one");
      }
      rules.add(rule);
    }
    return new RuleSet(rules);
  }

  private static YamlNode read(byte[] yaml) throws InvalidRulesException {
    try {
      return YamlNode.read(yaml);
    } catch (InvalidYamlException e) {
      throw new InvalidRulesException(e.line(), String.valueOf(e.getMessage()));
    }
  }

  private static void requireVersion(YamlNode.Fields document) throws InvalidRulesException {
    YamlNode version = document.fields().get("version");
    if (!(version instanceof YamlNode.Scalar scalar)
        || !scalar.text().equals(Integer.toString(VERSION))) {
      throw new InvalidRulesException(
          version == null ? document.line() : version.line(),
          "'version' must be %d, the rules that this release reads".formatted(VERSION));
    }
  }

  private static List<YamlNode> items(YamlNode.Fields document) throws InvalidRulesException {
    YamlNode rules = document.fields().get("rules");
    if (rules instanceof YamlNode.Items items) {
      return items.items();
    }
    throw new InvalidRulesException(
        rules == null ? document.line() : rules.line(),
        "'rules' is no list of rules; write [] for none");
  }

  private static Rule rule(RuleFields fields) throws InvalidRulesException {
    String id = fields.id();
    String key = fields.text("kind");
    RuleKind kind =
        RuleKind.of(key)
            .orElseThrow(() -> fields.wrong("kind", "there is no kind '" + key + "' of rules"));
    double ratio = fields.number("ratio", kind.usualRatio());
    if (!(ratio > 0 && ratio <= 100)) {
      throw fields.wrong(
          "ratio", "'ratio' is %s, expected above 0 up to 100".formatted(Words.number(ratio)));
    }
    int duration = fields.readings("for", 1, 1);
    String text = fields.text("text", null);
    RuleKind.Reading reading = kind.read(fields, duration);
    fields.refuseUnread();
    int needed = reading.measure().span() + duration - 1;
    if (needed > fields.window()) {
      throw fields.wrong(
          "readings",
          "it looks back %d readings, the window has %d".formatted(needed, fields.window()));
    }
    DoubleFunction<String> words = text == null ? reading.words() : measured -> text;
    return new Rule(id, kind, ratio, duration, reading.measure(), reading.criterion(), words);
  }
}
