package io.escala.crm.tck;

import static org.assertj.core.api.Assertions.assertThat;

import io.escala.crm.change.Claim;
import io.escala.crm.change.ContactChange.AddContact;
import io.escala.crm.change.ContactChange.EditContact;
import io.escala.crm.change.ContactChange.GrantKey;
import io.escala.crm.change.ContactChange.RemoveContact;
import io.escala.crm.change.ConversationChange.AddConversation;
import io.escala.crm.change.ConversationChange.AppendMessage;
import io.escala.crm.change.ConversationChange.OpenSession;
import io.escala.crm.change.ConversationChange.RaiseDelivery;
import io.escala.crm.change.ConversationChange.SupersedeConversation;
import io.escala.crm.change.Expected;
import io.escala.crm.change.IdentityChange.AddIdentity;
import io.escala.crm.change.IdentityChange.LinkIdentity;
import io.escala.crm.contact.ContactId;
import io.escala.crm.contact.ContactKey;
import io.escala.crm.contact.DeletedContact;
import io.escala.crm.contact.KeyRole;
import io.escala.crm.conversation.Conversation;
import io.escala.crm.conversation.ConversationId;
import io.escala.crm.conversation.DeliveryStatus;
import io.escala.crm.conversation.DeliveryStep;
import io.escala.crm.conversation.Mark;
import io.escala.crm.conversation.Message;
import io.escala.crm.conversation.MessageId;
import io.escala.crm.conversation.Session;
import io.escala.crm.conversation.SessionOpener;
import io.escala.crm.identity.IdentityId;
import io.escala.crm.store.ChangeSet;
import io.escala.crm.store.CommitResult;
import io.escala.crm.store.CommitResult.AlreadyApplied;
import io.escala.crm.store.CommitResult.Applied;
import io.escala.crm.store.CommitResult.ClaimTaken;
import io.escala.crm.store.CommitResult.Conflict;
import io.escala.crm.store.CommitResult.VersionMoved;
import io.escala.crm.store.ConversationFilter;
import io.escala.crm.store.CrmStore;
import io.escala.crm.store.Visibility;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntFunction;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Concurrent commits have the result of sequential ones: exactly one winner for a claim, and no conflicts between commuting
 * changes. If the fixture can open a second store over the same data, half of the runners use it.
 */
abstract class ConcurrencyContract extends StoreContract {
    private static final int ROUNDS = 12;
    private static final ContactId ANA = new ContactId("ana");
    private static final List<Mark> MARKS = List.of(Mark.values());
    private static final List<DeliveryStatus> STATUSES = List.of(DeliveryStatus.values());

    private List<CrmStore> stores;

    @BeforeEach
    void openAnother() {
        stores = List.of(store, fixture.reopen().orElse(store));
        commitApplied(acme.lineIdentityAndConversation());
    }

    @Test
    void oneClaimHasOneWinner() {
        for (int round = 0; round < ROUNDS; round++) {
            Claim claim = Claim.event("event-" + round);

            int winner = theOneWinner(race(i -> changeSet().claim(claim, "runner-" + i)), claim, i -> "runner-" + i);

            assertThat(store.holders(ACME, Set.of(claim))).isEqualTo(Map.of(claim, "runner-" + winner));
        }
    }

    @Test
    void onePhoneGoesToOneContact() {
        for (int i = 0; i < Race.RUNNERS; i++) {
            commitApplied(new AddContact(acme.contact("c-" + i)));
        }
        for (int round = 0; round < ROUNDS; round++) {
            IntFunction<ContactKey> phone = phoneOf(round);

            int winner = theOneWinner(
                    race(i -> changeSet().change(new GrantKey(phone.apply(i)))),
                    Claim.contactKey(phone.apply(0).value()),
                    i -> "c-" + i);

            for (int i = 0; i < Race.RUNNERS; i++) {
                ContactId contact = new ContactId("c-" + i);
                List<ContactKey> keys = store.contactKeys(ACME, Set.of(contact)).getOrDefault(contact, List.of());
                assertThat(keys.contains(phone.apply(i))).isEqualTo(i == winner);
            }
        }
    }

    @Test
    void contactThatIsRemovedHoldsNothingWhateverItIsGivenMeanwhile() {
        for (int round = 0; round < ROUNDS; round++) {
            String id = "removed-" + round;
            ContactId contact = new ContactId(id);
            Expected expected = new Expected(Expected.Kind.CONTACT, id, 0);
            String digits = Integer.toString(20_000_000 + 10 * round);
            List<IdentityId> people = new ArrayList<>();
            commitApplied(new AddContact(acme.contact(id)));
            for (int i = 0; i < Race.RUNNERS; i++) {
                people.add(new IdentityId(id + "-" + i));
                commitApplied(new AddIdentity(acme.identity(id + "-" + i)));
            }

            List<CommitResult> results = race(i -> i == 0
                    ? changeSet()
                            .expect(expected)
                            .change(new RemoveContact(new DeletedContact(ACME, contact, null, NOON)))
                    : changeSet()
                            .expect(expected)
                            .change(new GrantKey(acme.phone(id, digits + i, KeyRole.SECONDARY)))
                            .change(new LinkIdentity(people.get(i), contact)));

            assertThat(results.get(0)).isEqualTo(new Applied());
            assertThat(store.deletedContacts(ACME, List.of(contact))).hasSize(1);
            assertThat(results).allMatch(result -> result instanceof Applied || result instanceof Conflict);
            assertThat(store.contactKeys(ACME, List.of(contact))).isEmpty();
            assertThat(store.identitiesOf(ACME, List.of(contact))).isEmpty();
            List<Claim> claims = new ArrayList<>();
            for (int i = 1; i < Race.RUNNERS; i++) {
                claims.add(Claim.contactKey(
                        acme.phone(id, digits + i, KeyRole.SECONDARY).value()));
            }
            assertThat(store.holders(ACME, claims)).isEmpty();
        }
    }

    @Test
    void oneConversationIsCreatedPerLineAndIdentity() {
        for (int round = 0; round < ROUNDS; round++) {
            String who = "who-" + round;
            String prefix = "talk-" + round + "-";
            commitApplied(new AddIdentity(acme.identity(who)));

            int winner = theOneWinner(
                    race(i -> changeSet().change(new AddConversation(acme.conversation(prefix + i, "line", who)))),
                    Claim.conversation(
                            acme.line("line").id(), acme.identity(who).id()),
                    i -> prefix + i);

            assertThat(store.conversationsOf(ACME, Set.of(acme.identity(who).id())))
                    .isEqualTo(
                            Map.of(acme.identity(who).id(), List.of(acme.conversation(prefix + winner, "line", who))));
        }
    }

    @Test
    void oneCauseOpensASession() {
        Conversation talk = acme.conversation("talk", "line", "who");
        Session first = Session.next(talk, SessionOpener.CONTACT, NOON);

        theOneWinner(
                race(i -> changeSet().change(new OpenSession(first, "m-" + i))),
                Claim.session(talk.id(), 1),
                i -> "m-" + i);

        assertThat(store.sessions(ACME, Set.of(talk.id())).get(talk.id())).containsExactly(first);
        assertThat(store.conversations(ACME, Set.of(talk.id()))).isEqualTo(Map.of(talk.id(), talk.opened()));
    }

    @Test
    void noMarkIsLostWhenAConversationIsSuperseded() {
        for (int round = 0; round < ROUNDS; round++) {
            ConversationId from = new ConversationId("from-" + round);
            ConversationId into = new ConversationId("into-" + round);
            for (ConversationId each : List.of(from, into)) {
                String who = "of-" + each;
                commitApplied(
                        new AddIdentity(acme.identity(who)),
                        new AddConversation(acme.conversation(each.value(), "line", who)));
            }

            race(i -> changeSet()
                            .change(
                                    i == 0
                                            ? new SupersedeConversation(from, into, 0)
                                            : acme.raise(from.value(), Mark.WINDOW_SHUT, NOON.plusSeconds(i))))
                    .forEach(result -> assertThat(result).isEqualTo(new CommitResult.Applied()));

            Conversation expected = acme.conversation(into.value(), "line", "of-" + into)
                    .raised(Map.of(Mark.WINDOW_SHUT, NOON.plusSeconds(Race.RUNNERS - 1)));
            assertThat(store.conversations(ACME, Set.of(into))).isEqualTo(Map.of(into, expected));
        }
    }

    @Test
    void conversationThatBeginsWhileItsPersonIsLinkedIsRegistered() {
        for (int round = 0; round < ROUNDS; round++) {
            String who = "linked-" + round;
            String prefix = "begun-" + round + "-";
            commitApplied(new AddIdentity(acme.identity(who)));

            race(i -> changeSet()
                            .change(
                                    i == 0
                                            ? new LinkIdentity(
                                                    acme.identity(who).id(), new ContactId("ana"))
                                            : new AddConversation(acme.conversation(prefix + i, "line-" + i, who))))
                    .forEach(result -> assertThat(result).isEqualTo(new CommitResult.Applied()));
        }

        int begun = ROUNDS * (Race.RUNNERS - 1);
        assertThat(store.countConversations(
                        ACME, ConversationFilter.EVERYTHING.thatAreRegistered(true), Visibility.ALL, Long.MAX_VALUE))
                .isEqualTo(begun);
    }

    @Test
    void oneMessageIsFiledForAProviderId() {
        for (int round = 0; round < ROUNDS; round++) {
            String providerId = "wamid." + round;
            String prefix = "m-" + round + "-";

            int winner = theOneWinner(
                    race(i -> changeSet()
                            .change(new AppendMessage(acme.inbound("talk", prefix + i, providerId, "Hola", NOON)))),
                    Claim.providerMessage(acme.line("line").id(), providerId),
                    i -> prefix + i);

            assertThat(store.thread(ACME, new ConversationId("talk"), null, 100).items())
                    .filteredOn(message -> providerId.equals(message.providerId()))
                    .extracting(message -> message.id().value())
                    .containsExactly(prefix + winner);
        }
    }

    @Test
    void oneEditOfAVersionIsApplied() {
        commitApplied(new AddContact(acme.contact("ana")));
        for (int round = 0; round < ROUNDS; round++) {
            Expected expected = new Expected(Expected.Kind.CONTACT, "ana", round);
            long next = round + 1L;

            List<CommitResult> results = race(i -> changeSet()
                    .expect(expected)
                    .change(new EditContact(acme.contact("ana", "By " + i, null).withVersion(next))));

            assertThat(results).filteredOn(new Applied()::equals).hasSize(1);
            assertThat(results)
                    .filteredOn(Conflict.class::isInstance)
                    .hasSize(Race.RUNNERS - 1)
                    .containsOnly(new Conflict(new VersionMoved(expected, next)));
            assertThat(store.contacts(ACME, Set.of(ANA)))
                    .isEqualTo(Map.of(
                            ANA,
                            acme.contact("ana", "By " + results.indexOf(new Applied()), null)
                                    .withVersion(next)));
        }
    }

    @Test
    void retriedEditsAreNotLost() {
        int editsEach = 10;
        commitApplied(new AddContact(acme.contact("ana")));

        List<Integer> conflicts = Race.run(4, runner -> () -> {
            CrmStore mine = stores.get(runner % 2);
            int refused = 0;
            for (int applied = 0; applied < editsEach; ) {
                long version = mine.contacts(ACME, Set.of(ANA))
                        .getOrDefault(ANA, acme.contact("ana"))
                        .version();
                CommitResult result = commitTo(
                        mine,
                        changeSet()
                                .expect(new Expected(Expected.Kind.CONTACT, "ana", version))
                                .change(new EditContact(acme.contact("ana").withVersion(version + 1))));
                if (result instanceof Applied) {
                    applied++;
                } else {
                    refused++;
                    assertThat(refused)
                            .as("each refusal means that another's edit applied")
                            .isLessThanOrEqualTo(3 * editsEach);
                }
            }
            return refused;
        });

        assertThat(conflicts).hasSize(4);
        assertThat(store.contacts(ACME, Set.of(ANA)))
                .isEqualTo(Map.of(ANA, acme.contact("ana").withVersion(4L * editsEach)));
    }

    @Test
    void concurrentlySubmittedOperationIsAppliedOnce() {
        for (int round = 0; round < ROUNDS; round++) {
            ContactId contact = new ContactId("c-" + round);
            String operation = "once-" + round;

            List<CommitResult> results =
                    race(i -> operation(operation).change(new AddContact(acme.contact(contact.value()))));

            assertThat(results).filteredOn(new Applied()::equals).hasSize(1);
            assertThat(results).filteredOn(new AlreadyApplied()::equals).hasSize(Race.RUNNERS - 1);
            assertThat(store.contacts(ACME, Set.of(contact))).hasSize(1);
        }
    }

    @Test
    void concurrentMarksKeepTheLatest() {
        List<List<CommitResult>> results = Race.run(runner -> () -> {
            List<CommitResult> mine = new ArrayList<>();
            for (int i = 0; i < 10; i++) {
                long second = (runner * 7L + i * 13L) % 80;
                mine.add(commitTo(
                        stores.get(runner % 2),
                        changeSet()
                                .change(acme.raise("talk", Mark.ACTIVITY, NOON.plusSeconds(second)))
                                .change(acme.raise("talk", MARKS.get(runner), NOON.plusSeconds(100 + second)))));
            }
            return mine;
        });

        assertThat(results).allSatisfy(mine -> assertThat(mine).hasSize(10).containsOnly(new Applied()));
        Conversation expected = acme.conversation("talk", "line", "who");
        for (int runner = 0; runner < Race.RUNNERS; runner++) {
            for (int i = 0; i < 10; i++) {
                long second = (runner * 7L + i * 13L) % 80;
                expected = expected.raised(Map.of(Mark.ACTIVITY, NOON.plusSeconds(second)))
                        .raised(Map.of(MARKS.get(runner), NOON.plusSeconds(100 + second)));
            }
        }
        assertThat(store.conversations(ACME, Set.of(expected.id()))).isEqualTo(Map.of(expected.id(), expected));
    }

    @Test
    void concurrentDeliveriesKeepTheHighest() {
        for (int round = 0; round < ROUNDS; round++) {
            Message queued = acme.outbound("talk", "m-" + round, DeliveryStatus.QUEUED, NOON);
            commitApplied(new AppendMessage(queued));
            IntFunction<DeliveryStep> step = i -> new DeliveryStep(0, STATUSES.get(i + 1), NOON.plusSeconds(i), null);

            List<CommitResult> results = race(i -> changeSet().change(new RaiseDelivery(queued.id(), step.apply(i))));

            assertThat(results).containsOnly(new Applied());
            Message expected = queued;
            for (int i = 0; i < Race.RUNNERS; i++) {
                expected = expected.raised(step.apply(i));
            }
            assertThat(store.messages(ACME, Set.of(queued.id()))).isEqualTo(Map.of(queued.id(), expected));
        }
    }

    @Test
    void messagesForOneConversationNeverConflict() {
        List<List<CommitResult>> results = Race.run(runner -> () -> {
            List<CommitResult> mine = new ArrayList<>();
            for (int i = 0; i < 10; i++) {
                String id = "m-" + runner + "-" + i;
                mine.add(commitTo(
                        stores.get(runner % 2),
                        changeSet()
                                .change(new AppendMessage(acme.inbound("talk", id, NOON.plusSeconds(i))))
                                .change(acme.raise("talk", Mark.ACTIVITY, NOON.plusSeconds(i)))));
            }
            return mine;
        });

        assertThat(results).allSatisfy(mine -> assertThat(mine).hasSize(10).containsOnly(new Applied()));
        assertThat(Pages.all(30, (after, limit) -> store.thread(ACME, new ConversationId("talk"), after, limit)))
                .extracting(Message::id)
                .hasSize(80)
                .doesNotHaveDuplicates()
                .contains(new MessageId("m-0-0"), new MessageId("m-7-9"));
    }

    @Test
    void listsInOppositeOrderMakeProgress() {
        int keys = 12;
        for (int i = 0; i < keys; i++) {
            String who = "who-" + i;
            commitApplied(
                    new AddIdentity(acme.identity(who)),
                    new AddConversation(acme.conversation("talk-" + i, "line", who)));
        }
        List<List<CommitResult>> results = Race.run(runner -> () -> {
            List<CommitResult> mine = new ArrayList<>();
            for (int round = 0; round < 5; round++) {
                List<ChangeSet> list = new ArrayList<>();
                for (int i = 0; i < keys; i++) {
                    list.add(changeSet()
                            .claim(Claim.event("round-" + round + "-key-" + i), "everybody")
                            .change(acme.raise("talk-" + i, Mark.ACTIVITY, NOON.plusSeconds(10L * round + runner)))
                            .build());
                }
                if (runner % 2 == 1) {
                    Collections.reverse(list);
                }
                mine.addAll(stores.get(runner % 2).commit(list));
            }
            return mine;
        });

        assertThat(results)
                .allSatisfy(mine -> assertThat(mine).hasSize(5 * keys).containsOnly(new Applied()));
        for (int i = 0; i < keys; i++) {
            Conversation expected = acme.conversation("talk-" + i, "line", "who-" + i)
                    .raised(Map.of(Mark.ACTIVITY, NOON.plusSeconds(47)));
            assertThat(store.conversations(ACME, Set.of(expected.id()))).isEqualTo(Map.of(expected.id(), expected));
        }
    }

    @Test
    void listsInOppositeOrderGiveEachKeyOneHolder() {
        int keys = 12;
        List<List<CommitResult>> results = Race.run(runner -> () -> {
            List<ChangeSet> list = new ArrayList<>();
            for (int i = 0; i < keys; i++) {
                int key = runner % 2 == 0 ? i : keys - 1 - i;
                list.add(changeSet()
                        .claim(Claim.event("key-" + key), "runner-" + runner)
                        .build());
            }
            return stores.get(runner % 2).commit(list);
        });

        for (int key = 0; key < keys; key++) {
            int winners = 0;
            for (int runner = 0; runner < Race.RUNNERS; runner++) {
                int place = runner % 2 == 0 ? key : keys - 1 - key;
                winners += results.get(runner).get(place) instanceof Applied ? 1 : 0;
            }
            assertThat(winners).as("winners of key %d", key).isEqualTo(1);
        }
        assertThat(store.holders(ACME, Set.of(Claim.event("key-0"), Claim.event("key-11"))))
                .hasSize(2);
    }

    private IntFunction<ContactKey> phoneOf(int round) {
        return i -> acme.phone("c-" + i, "54911555500" + (10 + round), KeyRole.SECONDARY);
    }

    private List<CommitResult> race(IntFunction<ChangeSet.Builder> changeSet) {
        return Race.run(runner -> {
            ChangeSet.Builder mine = changeSet.apply(runner);
            return () -> commitTo(stores.get(runner % 2), mine);
        });
    }

    /** Returns the runner whose ChangeSet was applied; all others must have conflicted with it as the holder of the claim. */
    private static int theOneWinner(List<CommitResult> results, Claim claim, IntFunction<String> holder) {
        assertThat(results).filteredOn(new Applied()::equals).hasSize(1);
        int winner = results.indexOf(new Applied());
        assertThat(results)
                .filteredOn(Conflict.class::isInstance)
                .hasSize(Race.RUNNERS - 1)
                .containsOnly(new Conflict(new ClaimTaken(claim, holder.apply(winner))));
        return winner;
    }

    private static CommitResult commitTo(CrmStore store, ChangeSet.Builder changeSet) {
        return store.commit(List.of(changeSet.build())).get(0);
    }
}
