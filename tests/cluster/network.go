package main

import (
	"fmt"
	"net"

	"github.com/vishvananda/netlink"
)

const (
	// bridgeName is the one network of this machine's only node; pods are plugged into it.
	bridgeName = "sluice0"
	// nodeAddress is the node's address on it, and the gateway of the pods.
	nodeAddress  = "10.244.0.1"
	podRange     = "10.244.0.0/24"
	serviceRange = "10.96.0.0/16"
)

// startNetwork brings the empty network namespace up: loopback and a bridge that nothing leads out of.
func startNetwork() error {
	loopback, err := netlink.LinkByName("lo")
	if err != nil {
		return fmt.Errorf("no loopback interface: %w", err)
	}
	if err := netlink.LinkSetUp(loopback); err != nil {
		return fmt.Errorf("loopback interface: %w", err)
	}
	bridge := &netlink.Bridge{LinkAttrs: netlink.LinkAttrs{Name: bridgeName}}
	if err := netlink.LinkAdd(bridge); err != nil {
		return fmt.Errorf("no bridge %s: %w", bridgeName, err)
	}
	_, network, err := net.ParseCIDR(podRange)
	if err != nil {
		return err
	}
	address := &netlink.Addr{IPNet: &net.IPNet{IP: net.ParseIP(nodeAddress), Mask: network.Mask}}
	if err := netlink.AddrAdd(bridge, address); err != nil {
		return fmt.Errorf("address of %s: %w", bridgeName, err)
	}
	if err := netlink.LinkSetUp(bridge); err != nil {
		return fmt.Errorf("bridge %s: %w", bridgeName, err)
	}
	// Addresses of services are looked up in the routes before they are translated.
	_, everywhere, err := net.ParseCIDR("0.0.0.0/0")
	if err != nil {
		return err
	}
	return netlink.RouteAdd(&netlink.Route{LinkIndex: bridge.Attrs().Index, Dst: everywhere, Scope: netlink.SCOPE_LINK})
}
