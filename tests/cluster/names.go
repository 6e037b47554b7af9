package main

import (
	"context"
	"fmt"
	"net"
	"strings"

	"golang.org/x/net/dns/dnsmessage"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/client-go/kubernetes"
)

// namesSuffix ends the full name of every service.
const namesSuffix = ".svc.cluster.local."

// startNames answers what pods ask of the names of services, until the context ends. There are no other names.
func startNames(ctx context.Context, client *kubernetes.Clientset) error {
	socket, err := net.ListenPacket("udp", nodeAddress+":53")
	if err != nil {
		return err
	}
	go func() {
		<-ctx.Done()
		_ = socket.Close()
	}()
	go func() {
		buffer := make([]byte, 1500)
		for {
			count, from, err := socket.ReadFrom(buffer)
			if err != nil {
				return
			}
			question := append([]byte{}, buffer[:count]...)
			go func() {
				if reply, err := answerName(ctx, client, question); err == nil {
					_, _ = socket.WriteTo(reply, from)
				}
			}()
		}
	}()
	return nil
}

func answerName(ctx context.Context, client *kubernetes.Clientset, packet []byte) ([]byte, error) {
	var message dnsmessage.Message
	if err := message.Unpack(packet); err != nil {
		return nil, err
	}
	if len(message.Questions) != 1 {
		return nil, fmt.Errorf("%d questions", len(message.Questions))
	}
	question := message.Questions[0]
	reply := dnsmessage.Message{
		Header: dnsmessage.Header{
			ID: message.ID, Response: true, Authoritative: true, RecursionDesired: message.RecursionDesired,
			RecursionAvailable: true, RCode: dnsmessage.RCodeNameError,
		},
		Questions: message.Questions,
	}
	if address := addressOf(ctx, client, question.Name.String()); address != nil {
		reply.RCode = dnsmessage.RCodeSuccess
		// Of other types there is nothing, which is another answer than that there is no such name.
		if question.Type == dnsmessage.TypeA {
			reply.Answers = []dnsmessage.Resource{{
				Header: dnsmessage.ResourceHeader{Name: question.Name, Type: dnsmessage.TypeA, Class: dnsmessage.ClassINET, TTL: 5},
				Body:   &dnsmessage.AResource{A: [4]byte(address)},
			}}
		}
	}
	return reply.Pack()
}

// addressOf is the address of a service, nil if there is none of this name.
func addressOf(ctx context.Context, client *kubernetes.Clientset, name string) net.IP {
	labels := strings.Split(strings.TrimSuffix(strings.ToLower(name), namesSuffix), ".")
	if !strings.HasSuffix(name, namesSuffix) || len(labels) != 2 {
		return nil
	}
	service, err := client.CoreV1().Services(labels[1]).Get(ctx, labels[0], metav1.GetOptions{})
	if err != nil {
		return nil
	}
	return net.ParseIP(service.Spec.ClusterIP).To4()
}
