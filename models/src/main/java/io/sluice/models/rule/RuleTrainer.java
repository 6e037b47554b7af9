package io.sluice.models.rule;

import io.sluice.contracts.profile.Profile;
import io.sluice.detection.rule.InvalidRulesException;
import io.sluice.detection.rule.RuleSet;
import io.sluice.models.window.WindowReplay;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Proposes rules that hold in normal operation. Time is cut into stretches, and what is learnt from
 * all but one has to hold in that one; a rule that does not is dropped, for what is to come would
 * break it too.
 */
public final class RuleTrainer {

  private static final int STRETCHES = 6;

  private final WindowReplay normal;
  private final WindowReplay further;
  private final boolean knownSensors;

  private RuleTrainer(WindowReplay normal, WindowReplay further, boolean knownSensors) {
    this.normal = normal;
    this.further = further;
    this.knownSensors = knownSensors;
  }

  /**
   * @param normal rows of normal operation
   * @param further more of it, of which nothing is learnt
   */
  public static TrainedRules train(RuleSource source, WindowReplay normal, WindowReplay further) {
    return switch (source) {
      case RuleSource.Learnt(boolean knownSensors) ->
          new RuleTrainer(normal, further, knownSensors).propose();
      case RuleSource.Given(byte[] yaml, RuleSet rules) -> {
        BrokenRules broken = broken(rules, normal, further);
        yield new TrainedRules(yaml, rules, List.of(), broken.shares(), broken.anomalousShare());
      }
    };
  }

  private TrainedRules propose() {
    StretchHistory.All all = StretchHistory.of(normal, STRETCHES);
    var proposer = new RuleProposer(normal.profile(), all.pairs(), knownSensors);
    List<ProposedRule> proposed = proposer.propose(all.stretches());
    var broken =
        new TreeSet<String>(broken(read(yaml(proposed)), normal, further).shares().keySet());
    addBrokenLater(all.stretches(), proposer, broken);
    List<ProposedRule> kept =
        proposed.stream().filter(rule -> !broken.contains(rule.id())).toList();
    byte[] yaml = yaml(kept);
    return new TrainedRules(yaml, read(yaml), List.copyOf(broken), Map.of(), 0);
  }

  /** Notes which rules do not hold beyond what they were learnt from. */
  private void addBrokenLater(
      List<StretchHistory> stretches, RuleProposer proposer, Set<String> ids) {
    List<BrokenRules> broken = new ArrayList<>();
    for (int left = 0; left < stretches.size(); left++) {
      var others = new ArrayList<>(stretches);
      others.remove(left);
      broken.add(new BrokenRules(read(yaml(proposer.propose(others)))));
    }
    int rows = normal.rows();
    normal.run(
        1, (row, ring) -> broken.get(StretchHistory.stretch(row, rows, STRETCHES)).add(ring));
    // A gap longer than any before is the data's fault, and still worth telling.
    broken.forEach(left -> ids.addAll(left.shares(kind -> !kind.isAboutData()).keySet()));
  }

  private static BrokenRules broken(RuleSet rules, WindowReplay normal, WindowReplay further) {
    var broken = new BrokenRules(rules);
    normal.run(1, (row, ring) -> broken.add(ring));
    further.run(1, (row, ring) -> broken.add(ring));
    return broken;
  }

  private static byte[] yaml(List<ProposedRule> rules) {
    var text = new StringBuilder();
    text.append("# Learnt from normal operation. Copy, edit, and give to training with --rules.\n");
    text.append("version: ").append(RuleSet.VERSION).append('\n');
    text.append(rules.isEmpty() ? "rules: []\n" : "rules:\n");
    rules.forEach(rule -> text.append(rule.toYaml()));
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }

  private RuleSet read(byte[] yaml) {
    Profile profile = normal.profile();
    try {
      return RuleSet.parse(yaml, profile);
    } catch (InvalidRulesException e) {
      throw new IllegalStateException("a proposal cannot be read, " + e.getMessage(), e);
    }
  }
}
