/**
 * The figure upright, for a phone: the same rows and columns, with the labels in the gaps between the rows. On the narrowest
 * screen, of 320 pixels, a unit is about a pixel, so that the letters stay readable.
 */
import { arrow, type Figure } from './figure.ts';

export const TALL: Figure = {
  name: 'tall',
  view: { x: 0, y: 0, width: 312, height: 486 },
  box: { width: 80, height: 30 },
  size: { label: 10.5, state: 10.8, timer: 9.5 },
  least: 1,
  apart: 5.75,
  room: 72,
  token: 9,
  badge: 6,
  boxes: {
    CLOSED: { x: 156, y: 40 },
    LISTEN: { x: 156, y: 106 },
    SYN_RCVD: { x: 44, y: 180 },
    SYN_SENT: { x: 268, y: 180 },
    ESTABLISHED: { x: 156, y: 250 },
    FIN_WAIT_1: { x: 44, y: 320 },
    CLOSE_WAIT: { x: 268, y: 320 },
    FIN_WAIT_2: { x: 44, y: 386 },
    CLOSING: { x: 156, y: 386 },
    LAST_ACK: { x: 268, y: 386 },
    TIME_WAIT: { x: 156, y: 452 },
    CLOSED_BELOW: { x: 268, y: 452 },
  },
  arrows: {
    'CLOSED>LISTEN': arrow('M144 55V91', 136, 73, 'end', 'brief'),
    'LISTEN>CLOSED': arrow('M168 91V55', 176, 73, 'start', 'brief'),
    'CLOSED>SYN_SENT': arrow('M196 34H286Q300 34 300 48V165', 212, 15, 'start'),
    'SYN_SENT>CLOSED': arrow('M254 165V60Q254 46 240 46H196', 261, 92, 'start', 'brief'),
    'LISTEN>SYN_RCVD': arrow('M116 112H78Q64 112 64 126V165', 72, 142, 'start'),
    'SYN_RCVD>LISTEN': arrow('M24 165V114Q24 100 38 100H116', 4, 80, 'start'),
    'LISTEN>SYN_SENT': arrow('M196 110H220Q234 110 234 124V165', 226, 140, 'end'),
    'SYN_SENT>SYN_RCVD': arrow('M228 180H84', 156, 180, 'middle', 'astride'),
    'SYN_RCVD>ESTABLISHED': arrow('M64 195V236Q64 250 78 250H116', 72, 216, 'start'),
    'SYN_SENT>ESTABLISHED': arrow('M248 195V236Q248 250 234 250H196', 240, 216, 'end'),
    'SYN_RCVD>FIN_WAIT_1': arrow('M24 195V305', 32, 284, 'start'),
    'ESTABLISHED>FIN_WAIT_1': arrow('M140 265V300Q140 314 126 314H84', 132, 284, 'end'),
    'ESTABLISHED>CLOSE_WAIT': arrow('M172 265V306Q172 320 186 320H228', 180, 284, 'start'),
    'FIN_WAIT_1>CLOSING': arrow('M84 326H136Q150 326 150 340V371', 142, 350, 'end'),
    'FIN_WAIT_1>FIN_WAIT_2': arrow('M24 335V371', 32, 353, 'start'),
    'CLOSE_WAIT>LAST_ACK': arrow('M240 335V371', 248, 353, 'start'),
    'FIN_WAIT_2>TIME_WAIT': arrow('M24 401V438Q24 452 38 452H116', 32, 421, 'start'),
    'CLOSING>TIME_WAIT': arrow('M156 401V437', 164, 419, 'start'),
    'LAST_ACK>CLOSED': arrow('M240 401V437', 248, 419, 'start'),
    'TIME_WAIT>CLOSED': arrow('M196 452H228', 212, 477, 'middle', 'brief'),
  },
};
