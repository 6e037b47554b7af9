package io.sluice.alerting.address;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.sluice.contracts.address.Cidr;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressPolicyTest {

  private static InetAddress address(String literal) throws UnknownHostException {
    return InetAddress.getByName(literal);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "127.0.0.1                 | this machine's own",
        "127.255.255.254           | this machine's own",
        "::1                       | this machine's own",
        "10.0.0.1                  | private",
        "172.16.0.1                | private",
        "172.31.255.255            | private",
        "192.168.1.1               | private",
        "fd12:3456::1              | private",
        "100.64.0.1                | shared by a carrier's customers",
        "100.127.255.255           | shared by a carrier's customers",
        "169.254.1.1               | link-local",
        "fe80::1                   | link-local",
        "fec0::1                   | link-local",
        "169.254.169.254           | a cloud's metadata service",
        "100.100.100.200           | a cloud's metadata service",
        "fd00:ec2::254             | a cloud's metadata service",
        "224.0.0.1                 | multicast",
        "ff02::1                   | multicast",
        "0.0.0.0                   | unspecified",
        "0.1.2.3                   | unspecified",
        "::                        | unspecified",
        "255.255.255.255           | reserved",
        "240.0.0.1                 | reserved",
        "192.0.2.1                 | reserved",
        "198.19.0.1                | reserved",
        "2001:db8::1               | reserved",
        "192.88.99.1               | reserved",
        "64:ff9b:1::a9fe:a9fe      | reserved",
        "100:0:0:1::1              | reserved",
        "2001:2::1                 | reserved",
        "2001:1f:ffff::1           | reserved",
        "3fff:fff::1               | reserved",
        "5f00::1                   | reserved",
        "::ffff:10.0.0.1           | private",
        "::ffff:169.254.169.254    | a cloud's metadata service",
        "::127.0.0.1               | this machine's own",
        "64:ff9b::10.0.0.1         | private",
        "64:ff9b::a9fe:a9fe        | a cloud's metadata service",
        "2002:7f00:1::             | this machine's own",
        "2002:a9fe:a9fe::1         | a cloud's metadata service",
      })
  void refusesWhatIsNotOfThePublicInternet(String literal, String why) throws Exception {
    // when
    var refusal = AddressPolicy.publicOnly().refusal(address(literal));

    // then
    assertThat(refusal).contains(why);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1.1.1.1",
        "9.255.255.255",
        "11.0.0.0",
        "172.15.255.255",
        "172.32.0.0",
        "192.167.255.255",
        "100.63.255.255",
        "100.128.0.0",
        "169.253.255.255",
        "223.255.255.255",
        "2606:4700::1111",
        "64:ff9b::1.1.1.1",
        "2002:101:101::1",
        "128.0.0.1"
      })
  void takesThePublicInternet(String literal) throws Exception {
    // when
    var refusal = AddressPolicy.publicOnly().refusal(address(literal));

    // then
    assertThat(refusal).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "127.0.0.1,true",
    "::1,true",
    "10.1.2.3,true",
    "::ffff:10.1.2.3,true",
    "100.64.0.1,true",
    "fd12::1,true",
    "169.254.1.1,false",
    "169.254.169.254,false",
    "100.100.100.200,false",
    "fd00:ec2::254,false",
    "64:ff9b::a9fe:a9fe,false",
    "224.0.0.1,false",
    "0.0.0.0,false",
  })
  void privateMeansNoMoreThanThat(String literal, boolean allowed) throws Exception {
    // when
    var refusal = new AddressPolicy(true, List.of()).refusal(address(literal));

    // then
    assertThat(refusal.isEmpty()).isEqualTo(allowed);
  }

  @ParameterizedTest
  @CsvSource({
    "10.20.0.1,true",
    "10.20.255.255,true",
    "10.21.0.0,false",
    "10.19.255.255,false",
    "192.168.7.7,true",
    "192.168.7.8,false",
    "fd12:0:1::9,true",
    "fd12:0:2::9,false",
    "224.0.0.251,true",
    "169.254.169.254,false",
    "8.8.8.8,true",
  })
  void blocksAreAllowedOneByOne(String literal, boolean allowed) throws Exception {
    // given: a block with the metadata service inside does not open that
    var policy =
        new AddressPolicy(
            false,
            List.of(
                Cidr.of("10.20.0.0/16"),
                Cidr.of("192.168.7.7"),
                Cidr.of("fd12:0:1::/48"),
                Cidr.of("224.0.0.0/5"),
                Cidr.of("169.254.0.0/16")));

    // when
    var refusal = policy.refusal(address(literal));

    // then
    assertThat(refusal.isEmpty()).isEqualTo(allowed);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "plant", "10.0.0.0/33", "10.0.0.0/-1", "10.0.0.0/", "::/129", "10.0/8"})
  void whatIsNoBlockIsSaid(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Cidr.of(text))
        .withMessageContaining(text);
  }

  @ParameterizedTest
  @CsvSource({"127.0.0.1,true", "[::1],true", "10.0.0.1,true", "8.8.8.8,false", "localhost,false"})
  void anAddressThatIsWrittenOutIsJudgedBeforeAnythingIsSent(String host, boolean refused) {
    // when
    var refusal = AddressPolicy.publicOnly().refusal(host);

    // then: a name is judged when it is looked up
    assertThat(refusal.isPresent()).isEqualTo(refused);
  }
}
