/** The lessons on server programs. In English. */
import type { ServerLessonWords } from '../../../../contract/index.ts';
import { code, phrase } from '../../../../phrase.ts';

export const oneSlowClient: ServerLessonWords<'server-slow-client'> = {
  title: 'One slow client',
  about: 'A client connects and sends nothing for two seconds. Whom does that stop?',
  steps: {
    iterative: {
      title: 'One after the other',
      asks: {
        question: 'The only worker blocks in recv() on c0. Who waits?',
        choices: { all: 'All others', one: 'Only c1', none: 'Nobody' },
      },
      text: phrase`All others. c1 to c4 are connected, their requests lie in the kernel, and nobody calls ${code('accept()')}. They are answered after c0, two seconds later.`,
    },
    thread: {
      title: 'A thread per connection',
      text: phrase`Now ${code('accept()')} is called by main alone, and each connection has a thread of its own. One of them blocks on c0; the others answer within 5 ms. The price: a stack for each connection, and context switches.`,
    },
    prefork: {
      title: 'Prefork: four workers',
      text: phrase`Four processes wait in ${code('accept()')} on the same socket. c0 holds one of them, three are left. Nothing grows with the clients, but four slow clients would stop it.`,
    },
    loop: {
      title: 'An event loop',
      text: phrase`One thread, and it never blocks on a single client: it sleeps in ${code('epoll_wait()')} on all of them. c0 costs a descriptor, no more. c4 has its answer 4 ms after its SYN.`,
    },
  },
  learned: phrase`A blocking call ties a worker to one client. Either there are enough workers, or the worker waits for all clients at once.`,
};

export const cpu: ServerLessonWords<'server-cpu'> = {
  title: 'Threads or processes for CPU work',
  about: 'Five requests of 100 ms of CPU each on two cores: what Python’s GIL changes.',
  steps: {
    threads: {
      title: 'Five threads, two cores',
      asks: {
        question: 'Only one thread runs, and one core is free. Why?',
        choices: {
          lock: 'The interpreter has one lock',
          cores: 'Threads share one core',
          kernel: 'The kernel saves energy',
        },
      },
      text: phrase`Python’s global interpreter lock (GIL) lets one thread at a time run Python code. The others are ready and wait, and pass the lock on every 5 ms or so.`,
    },
    threadsDone: {
      title: '500 ms of work take 500 ms',
      text: phrase`All five are answered only after half a second: the second core was of no use. For I/O it would be different, since a thread that waits gives the lock back.`,
    },
    processes: {
      title: 'Five processes',
      text: phrase`Each process has an interpreter and a lock of its own, so two run at the same time, one on each core. The kernel shares the cores out among the five.`,
    },
    processesDone: {
      title: 'In half the time',
      text: phrase`The last answer is there after 260 ms: 500 ms of work on two cores, and five times ${code('fork()')}. More than two processes at a time do not make it faster.`,
    },
  },
  learned: phrase`CPU work becomes faster by cores, not by threads; under the GIL it takes processes. For waiting, threads or one event loop are enough.`,
};

export const walks: ServerLessonWords<'server-select-epoll'> = {
  title: 'What select walks, and epoll does not',
  about: 'Both wait for many descriptors at once. The difference is in who remembers them.',
  steps: {
    select: {
      title: 'select() is given the whole set',
      text: phrase`The loop watches two descriptors, the listener and c0. With each call of ${code('select()')} the program hands over the whole set, and the kernel looks at each descriptor in it before it sleeps.`,
    },
    again: {
      title: 'One is ready, all were walked',
      asks: {
        question: 'Only c1 is readable now. How many descriptors did this call walk?',
        choices: { whole: 'All three', ready: 'One', none: 'None' },
      },
      text: phrase`All three. The set grows with the clients, the walk with it, at each call, even if one is ready. ${code('select()')} ends at descriptor 1023; ${code('poll()')} walks as well, without that end.`,
    },
    epoll: {
      title: 'epoll has a ready list',
      text: phrase`${code('epoll_ctl()')} registers a descriptor once. When something arrives, the kernel puts it on the ready list, and ${code('epoll_wait()')} returns what is there. It walks nothing, however many are silent.`,
    },
  },
  learned: phrase`${code('select()')} and ${code('poll()')} cost as much as there are connections, ${code('epoll')} as much as there are ready ones. With few and busy connections there is little between them.`,
};

export const levelAndEdge: ServerLessonWords<'server-edge'> = {
  title: 'Level-triggered or edge-triggered',
  about: 'What epoll tells again, what it tells only once, and how clients get stuck by that.',
  steps: {
    edge: {
      title: 'A third of it is read',
      text: phrase`c0 has sent 3000 bytes. Edge-triggered ${code('epoll_wait()')} told of them; the handler calls ${code('recv()')} once and gets 1024. The other 1976 stay in the receive buffer.`,
    },
    silence: {
      title: 'And now: silence',
      asks: {
        question: 'When does epoll_wait() tell of c0 again?',
        choices: {
          news: 'When something new arrives from c0',
          rest: 'At once, for the rest',
          error: 'Never: that is an error',
        },
      },
      text: phrase`An edge is a change. Nothing new arrives from c0, since it waits for its answer; so nothing is told, and the rest is never read. Level-triggered would tell at each call that there is something to read.`,
    },
    waits: {
      title: 'Both wait until one gives up',
      text: phrase`c0 gives up after 3 seconds. The same mistake with ${code('accept()')}: four clients came together, which is one edge; one was accepted, and c2 to c4 are still in the accept queue.`,
    },
    untilEmpty: {
      title: 'Done right: until EAGAIN',
      text: phrase`Edge-triggered needs a non-blocking socket and a loop: call ${code('recv()')} or ${code('accept()')} until it fails with EAGAIN. Only then there is nothing left, and the next arrival is a new edge.`,
    },
  },
  learned: phrase`Level-triggered tells as long as something is there, edge-triggered only that something came. With edges: read until EAGAIN.`,
};

export const blockingLoop: ServerLessonWords<'server-blocking-handler'> = {
  title: 'A loop that blocks',
  about: 'One blocking call in an event loop stops everybody, while ss looks healthy.',
  steps: {
    blocked: {
      title: 'The handler of c0 blocks',
      text: phrase`async/await on one event loop, but the handler of c0 calls something that blocks for 200 ms, as ${code('time.sleep()')} does. The loop stands still, so nobody is accepted: seven wait in the accept queue.`,
    },
    moved: {
      title: 'ss looks healthy now',
      asks: {
        question: 'Recv-Q is 0, and six clients still wait. Where?',
        choices: {
          program: 'In the program',
          queue: 'In the accept queue',
          network: 'In the network',
        },
      },
      text: phrase`Between two handlers the loop has accepted all of them, so the accept queue is empty. Their tasks wait inside the program for their turn. The waiting has only moved to where ${code('ss')} cannot see it.`,
    },
    last: {
      title: 'As slow as one after the other',
      text: phrase`c7 waited for more than 1.4 seconds, though its work takes 200 ms: eight times 200 ms, one after the other. With ${code('await asyncio.sleep()')} all eight would overlap.`,
    },
  },
  learned: phrase`An event loop serves many clients only as long as no handler blocks. An empty accept queue does not mean that nobody waits.`,
};

export const herd: ServerLessonWords<'server-herd'> = {
  title: 'The thundering herd',
  about: 'Eight workers sleep on one listening socket. How many wake for one client?',
  steps: {
    all: {
      title: 'A shared socket in eight epolls',
      asks: {
        question: 'One client has come. How many of the eight workers wake?',
        choices: { eight: 'All eight', one: 'One', two: 'Two' },
      },
      text: phrase`All eight: each one’s epoll watches the same listener. One gets the connection, another finds EAGAIN, the rest go back to sleep. That is the thundering herd: context switches for nothing.`,
    },
    exclusive: {
      title: 'EPOLLEXCLUSIVE',
      text: phrase`With ${code('EPOLLEXCLUSIVE')} the kernel wakes one worker. Context switches fall from 117 to 33. But those who wait never change places: here the same worker took all twelve clients.`,
    },
    reuseport: {
      title: 'SO_REUSEPORT',
      text: phrase`With ${code('SO_REUSEPORT')} each worker has a listener with queues of its own, and a hash of the addresses chooses. Here process 1 is stopped: its clients wait in its queue, while process 2 is idle.`,
    },
  },
  learned: phrase`Wake all: wasted switches. Wake one: the same one again and again. A queue each: nobody helps a stuck worker. A blocking ${code('accept()')} wakes one, in turn.`,
};
